using Dashboard.Presence.Views;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>What is read off a wall from across the room. The script counts by the same rules.</summary>
public sealed record BoardSummary
{
    private static readonly TimeSpan Due = TimeSpan.FromMinutes(5);

    /// <summary>Calls up: those listed, and one for each phone on a call that no listed call tells of.</summary>
    public int Up { get; private init; }

    /// <summary>Phones on a call or holding one.</summary>
    public int Phones { get; private init; }

    /// <summary>Phones that ring, those among them that are busy while another call waits.</summary>
    public int Ringing { get; private init; }

    /// <summary>For how long the longest of them has, the time in that state; null when none does.</summary>
    public TimeSpan? LongestRinging { get; private init; }

    /// <summary>Phones that hold a call.</summary>
    public int Held { get; private init; }

    /// <summary>For how long the longest of them has, the time in that state; null when none does.</summary>
    public TimeSpan? LongestHeld { get; private init; }

    /// <summary>Phones without a registration.</summary>
    public int Offline { get; private init; }

    /// <summary>All phones.</summary>
    public int All { get; private init; }

    /// <summary>Registrations that end within five minutes, or should have been renewed by now.</summary>
    public int DueSoon { get; private init; }

    /// <summary>Those that should have been.</summary>
    public int Overdue { get; private init; }

    internal static BoardSummary Create(BoardModel board, BoardView view)
    {
        var listed = board.Calls.Where(c => c.State != ShownState.Unknown).Select(c => view.Calls[c.Key].Value).ToList();
        var told = listed.SelectMany(c => c.Legs).Select(l => l.Extension).ToHashSet();
        var phones = board.Tiles.Where(t => IsUp(t.Shown)).ToList();
        // What is old may have been renewed unseen: no alarm is raised by it.
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

    // What was so when last heard of may be over: its time does not run on.
    private static TimeSpan? LongestOf(BoardModel board, ShownState state) => board.Tiles
        .Where(t => t.Freshness is not Freshness.Stale)
        .Select(t => t.Shown == state ? t.Since : state == ShownState.Ringing ? t.WaitingSince : null)
        .Max(since => board.Now - since);
}
