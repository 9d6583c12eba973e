namespace Dashboard.Web.Contracts;

/// <summary>The latency of changes over the last hour, from the phone system to the screen.</summary>
/// <param name="Version">The version of the presence data.</param>
/// <param name="At">The time of the response, UTC.</param>
/// <param name="WindowSeconds">The length of the measured period in seconds.</param>
/// <param name="All">The latency over all boards.</param>
/// <param name="Items">The latency of each board.</param>
public sealed record LatencyDto(long Version, DateTimeOffset At, double WindowSeconds, LatencyStagesDto All, IReadOnlyList<BoardLatencyDto> Items);

/// <summary>The latency of one board.</summary>
/// <param name="Board">The board's id.</param>
/// <param name="Viewers">The number of connected screens that show the board.</param>
/// <param name="Silent">The number of those screens that have not reported rendering for a long time.</param>
/// <param name="Spans">The latency of each stage.</param>
public sealed record BoardLatencyDto(string Board, int Viewers, int Silent, LatencyStagesDto Spans);

/// <summary>The latency of each stage between the phone system and the screen.</summary>
/// <param name="ReceivedToApplied">From the phone system's response to the updated board.</param>
/// <param name="AppliedToSent">From the updated board to the sent frame.</param>
/// <param name="SentToPainted">From the sent frame to the rendered screen.</param>
/// <param name="ReceivedToPainted">From the phone system's response to the rendered screen.</param>
public sealed record LatencyStagesDto(LatencyStageDto ReceivedToApplied, LatencyStageDto AppliedToSent, LatencyStageDto SentToPainted, LatencyStageDto ReceivedToPainted);

/// <summary>The latency of one stage, in ms; null when nothing was measured.</summary>
/// <param name="Count">The number of measured changes.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
public sealed record LatencyStageDto(long Count, double? P50, double? P95, double? P99);
