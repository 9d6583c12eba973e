using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One active call as the panel shows it.</summary>
public sealed record CallModel
{
    /// <summary>No call: what a template is rendered from.</summary>
    public static CallModel Empty { get; } = new();

    /// <summary>The row's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What the call is doing; unknown once the row is too old.</summary>
    public ShownState State { get; private init; }

    /// <summary>How fresh the row is.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>Since when the call lasts.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>The caller.</summary>
    public string From { get; private init; } = "";

    /// <summary>The called.</summary>
    public string To { get; private init; } = "";

    /// <summary>Which way it goes, in words.</summary>
    public string Direction { get; private init; } = "";

    /// <summary>The running time of the call.</summary>
    public string Time { get; private init; } = "";

    /// <summary>The running time in its state; empty where it is that of the call.</summary>
    public string TimeInState { get; private init; } = "";

    /// <summary>Its legs.</summary>
    public IReadOnlyList<LegModel> Legs { get; private init; } = [];

    internal static CallModel Create(Call row, BoardModel board)
    {
        var since = CallTimes.Began(row);
        var inState = CallTimes.InState(row);
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
            // Nobody knows whether an old one still goes on, so its time does not run on.
            Time = age.IsOld ? TimeFormatter.Age(age.Age) : since is { } start ? TimeFormatter.Duration(board.Now - start) : "",
            TimeInState = age.IsOld || inState == since || inState is null ? "" : TimeFormatter.Duration(board.Now - inState.Value),
            Legs = [.. row.Legs.Select(leg => LegModel.Create(leg, board))],
        };
    }
}

/// <summary>One leg of a call.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Party">Who is on it.</param>
/// <param name="StateName">What it is doing, in words.</param>
public sealed record LegModel(string Id, ShownState State, string Party, string StateName)
{
    /// <summary>No leg: what a template is rendered from.</summary>
    public static LegModel Empty { get; } = new("", ShownState.Unknown, "", "");

    internal static LegModel Create(CallLeg leg, BoardModel board)
    {
        var shown = ShownStates.From(leg);
        var extension = board.Extension(leg.Extension);
        var party = extension is null ? leg.Party : ExtensionFormatter.NameAndNumber(extension);
        return new LegModel(leg.Id, shown, string.IsNullOrEmpty(party) ? "withheld" : party, StateNames.Get(shown));
    }
}
