using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One active call as the calls panel shows it.</summary>
public sealed record CallModel
{
    /// <summary>An empty call, used to render the template.</summary>
    public static CallModel Empty { get; } = new();

    /// <summary>The call's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The state of the call; unknown once the call data is too old.</summary>
    public ShownState State { get; private init; }

    /// <summary>The freshness of the call data.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>The time at which the call began, UTC; null when unknown.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>The formatted calling party.</summary>
    public string From { get; private init; } = "";

    /// <summary>The formatted called party.</summary>
    public string To { get; private init; } = "";

    /// <summary>The display name of the call's direction.</summary>
    public string Direction { get; private init; } = "";

    /// <summary>The formatted duration of the call, or the age of old data.</summary>
    public string Time { get; private init; } = "";

    /// <summary>The formatted time in the current state; empty where it equals the duration of the call.</summary>
    public string TimeInState { get; private init; } = "";

    /// <summary>The legs of the call.</summary>
    public IReadOnlyList<LegModel> Legs { get; private init; } = [];

    internal static CallModel Create(Call row, BoardModel board)
    {
        var since = CallTimes.GetStart(row);
        var inState = CallTimes.GetStateStart(row);
        var age = board.Age(row, ResourceKinds.Calls);
        return new CallModel
        {
            Key = row.Key,
            State = ShownStates.From(row, age.Freshness),
            Freshness = age.Freshness,
            Since = since,
            From = string.IsNullOrEmpty(row.From) ? "withheld" : row.From,
            To = string.IsNullOrEmpty(row.To) ? "not told" : row.To,
            Direction = StateNames.Get(row.Direction),
            // An old call may have ended since it was last polled, so its duration is not counted on.
            Time = age.IsOld ? TimeFormatter.Age(age.Age) : since is { } start ? TimeFormatter.Duration(board.Now - start) : "",
            TimeInState = age.IsOld || inState == since || inState is null ? "" : TimeFormatter.Duration(board.Now - inState.Value),
            Legs = [.. row.Legs.Select(leg => LegModel.Create(leg, board))],
        };
    }
}

/// <summary>One leg of a call.</summary>
/// <param name="Id">The leg's id.</param>
/// <param name="State">The leg's state.</param>
/// <param name="Party">The formatted party of the leg.</param>
/// <param name="StateName">The display name of the state.</param>
public sealed record LegModel(string Id, ShownState State, string Party, string StateName)
{
    /// <summary>An empty leg, used to render the template.</summary>
    public static LegModel Empty { get; } = new("", ShownState.Unknown, "", "");

    internal static LegModel Create(CallLeg leg, BoardModel board)
    {
        var shown = ShownStates.From(leg);
        var extension = board.Extension(leg.Extension);
        var party = extension is null ? leg.Party : ExtensionFormatter.NameAndNumber(extension);
        return new LegModel(leg.Id, shown, string.IsNullOrEmpty(party) ? "withheld" : party, StateNames.Get(shown));
    }
}
