using Dashboard.Presence;

namespace Dashboard.Web.Components.Board;

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

    internal static CallModel Of(Call row, BoardModel board)
    {
        var since = CallTimes.Began(row);
        var inState = CallTimes.InState(row);
        var age = board.Age(row, PresenceParts.Calls);
        return new CallModel
        {
            Key = row.Key,
            State = ShownStates.Of(row, age.Freshness),
            Freshness = age.Freshness,
            Since = since,
            From = string.IsNullOrEmpty(row.From) ? "withheld" : row.From,
            To = string.IsNullOrEmpty(row.To) ? "not told" : row.To,
            Direction = BoardText.Word(row.Direction),
            // Nobody knows whether an old one still goes on, so its time does not run on.
            Time = age.IsOld ? BoardText.Age(age.Age) : since is { } start ? BoardText.Duration(board.Now - start) : "",
            TimeInState = age.IsOld || inState == since || inState is null ? "" : BoardText.Duration(board.Now - inState.Value),
            Legs = [.. row.Legs.Select(leg => LegModel.Of(leg, board))],
        };
    }
}

/// <summary>One leg of a call.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Party">Who is on it.</param>
/// <param name="Word">What it is doing, in words.</param>
public sealed record LegModel(string Id, ShownState State, string Party, string Word)
{
    /// <summary>No leg: what a template is rendered from.</summary>
    public static LegModel Empty { get; } = new("", ShownState.Unknown, "", "");

    internal static LegModel Of(CallLeg leg, BoardModel board)
    {
        var shown = ShownStates.Of(leg);
        var extension = board.Extension(leg.Extension);
        var party = extension is null ? leg.Party : BoardText.NameAndNumber(extension);
        return new LegModel(leg.Id, shown, string.IsNullOrEmpty(party) ? "withheld" : party, BoardText.Word(shown));
    }
}
