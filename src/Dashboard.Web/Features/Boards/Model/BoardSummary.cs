using Dashboard.Presence.Views;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>The summary counts in the header of a wall board. The script counts by the same rules.</summary>
public sealed record BoardSummary
{
    private static readonly TimeSpan Due = TimeSpan.FromMinutes(5);

    /// <summary>The number of calls up: the listed calls, plus one for each busy phone that no listed call includes.</summary>
    public int Up { get; private init; }

    /// <summary>The number of phones that are on a call or hold one.</summary>
    public int Phones { get; private init; }

    /// <summary>The number of ringing phones, including busy phones with a waiting call.</summary>
    public int Ringing { get; private init; }

    /// <summary>How long the longest ringing phone has been ringing; null when none rings.</summary>
    public TimeSpan? LongestRinging { get; private init; }

    /// <summary>The number of phones that hold a call.</summary>
    public int Held { get; private init; }

    /// <summary>How long the longest holding phone has been holding; null when none holds.</summary>
    public TimeSpan? LongestHeld { get; private init; }

    /// <summary>The number of phones without a registration.</summary>
    public int Offline { get; private init; }

    /// <summary>The number of all phones.</summary>
    public int All { get; private init; }

    /// <summary>The number of registrations that expire within five minutes or are overdue.</summary>
    public int DueSoon { get; private init; }

    /// <summary>The number of overdue registrations.</summary>
    public int Overdue { get; private init; }

    internal static BoardSummary Create(BoardModel board, BoardView view)
    {
        var listed = board.Calls.Where(c => c.State != ShownState.Unknown).Select(c => view.Calls[c.Key].Value).ToList();
        var told = listed.SelectMany(c => c.Legs).Select(l => l.Extension).ToHashSet();
        var phones = board.Tiles.Where(t => IsUp(t.Shown)).ToList();
        // An old registration may have been renewed since it was last polled, so it is not counted as ending.
        var ending = board.Registrations.Where(r => r.Urgency is "overdue" or "soon" or "normal" && r.Expires - board.Now < Due).ToList();
        return new BoardSummary
        {
            Up = listed.Count(c => IsUp(ShownStates.From(c))) + phones.Count(p => !told.Contains(p.Key)),
            Phones = phones.Count,
            Ringing = board.Count(ShownState.Ringing),
            LongestRinging = LongestOf(board, ShownState.Ringing),
            Held = board.Count(ShownState.OnHold),
            LongestHeld = LongestOf(board, ShownState.OnHold),
            Offline = board.Count(ShownState.Offline),
            All = board.Tiles.Count,
            DueSoon = ending.Count,
            Overdue = ending.Count(r => r.Urgency == "overdue"),
        };
    }

    private static bool IsUp(ShownState state) => state is ShownState.OnCall or ShownState.OnHold or ShownState.Parked;

    // A stale state may have ended since the last response, so its time is not counted on.
    private static TimeSpan? LongestOf(BoardModel board, ShownState state) => board.Tiles
        .Where(t => t.Freshness is not Freshness.Stale)
        .Select(t => t.Shown == state ? t.Since : state == ShownState.Ringing ? t.WaitingSince : null)
        .Max(since => board.Now - since);
}
