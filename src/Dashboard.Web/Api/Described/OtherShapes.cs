using Dashboard.Presence;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Api.Described;

/// <summary>A command and how far it has come.</summary>
/// <param name="Id">The id that was chosen for it.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Over">Whether nothing more will come of it: done, refused, not seen in time, or of a kind that nothing ever shows.</param>
/// <param name="Detail">What to tell of it; null when the status says all.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Account">In which account.</param>
/// <param name="Extension">Of which extension, by its number.</param>
/// <param name="Call">On which call; null for dialling.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ChangedAt">Since when it has its status.</param>
public sealed record CommandShape(
    Guid Id, CommandStatus Status, bool Over, string? Detail, CommandKind Kind, string Account, string Extension, string? Call, DateTimeOffset AskedAt, DateTimeOffset ChangedAt);

/// <summary>Commands, the newest first.</summary>
/// <param name="Items">The commands.</param>
public sealed record CommandsShape(IReadOnlyList<CommandShape> Items);

/// <summary>How long changes are on their way, of the last hour.</summary>
/// <param name="Version">The board's version.</param>
/// <param name="At">When the answer was made, UTC.</param>
/// <param name="WindowSeconds">Of how long it is.</param>
/// <param name="All">Of all boards.</param>
/// <param name="Items">Of each board.</param>
public sealed record LatencyShape(long Version, DateTimeOffset At, double WindowSeconds, SpansShape All, IReadOnlyList<BoardLatencyShape> Items);

/// <summary>One board's.</summary>
/// <param name="Board">Its id.</param>
/// <param name="Viewers">How many screens show it.</param>
/// <param name="Silent">How many of those have not said for long that they paint.</param>
/// <param name="Spans">Its stretches.</param>
public sealed record BoardLatencyShape(string Board, int Viewers, int Silent, SpansShape Spans);

/// <summary>The stretches of the way.</summary>
/// <param name="ReceivedToApplied">From the phone system's answer to the board.</param>
/// <param name="AppliedToSent">From there to the frame being sent.</param>
/// <param name="SentToPainted">From there to the screen.</param>
/// <param name="ReceivedToPainted">All of it.</param>
public sealed record SpansShape(SpanShape ReceivedToApplied, SpanShape AppliedToSent, SpanShape SentToPainted, SpanShape ReceivedToPainted);

/// <summary>One stretch, in ms; null where nothing was counted.</summary>
/// <param name="Count">How many changes were counted.</param>
/// <param name="P50">Half were no longer.</param>
/// <param name="P95">95 of 100 were no longer.</param>
/// <param name="P99">99 of 100 were no longer.</param>
public sealed record SpanShape(long Count, double? P50, double? P95, double? P99);

/// <summary>Why something was refused, as RFC 9457 has it.</summary>
/// <param name="Type">Always about:blank: the status says of which kind it is.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What is wrong here, and what to do.</param>
/// <param name="Instance">The address that was asked.</param>
public sealed record ProblemShape(string Type, string Title, int Status, string Detail, string Instance)
{
    /// <summary>The property of the body that is wrong; not there when none is.</summary>
    public string? Property { get; init; }

    /// <summary>What it may be, where that can be listed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }
}
