namespace Dashboard.Web.Contracts;

/// <summary>How long changes are on their way, of the last hour.</summary>
/// <param name="Version">The board's version.</param>
/// <param name="At">When the answer was made, UTC.</param>
/// <param name="WindowSeconds">Of how long it is.</param>
/// <param name="All">Of all boards.</param>
/// <param name="Items">Of each board.</param>
public sealed record LatencyDto(long Version, DateTimeOffset At, double WindowSeconds, LatencyStagesDto All, IReadOnlyList<BoardLatencyDto> Items);

/// <summary>One board's.</summary>
/// <param name="Board">Its id.</param>
/// <param name="Viewers">How many screens show it.</param>
/// <param name="Silent">How many of those have not said for long that they paint.</param>
/// <param name="Spans">Its stretches.</param>
public sealed record BoardLatencyDto(string Board, int Viewers, int Silent, LatencyStagesDto Spans);

/// <summary>The stretches of the way.</summary>
/// <param name="ReceivedToApplied">From the phone system's answer to the board.</param>
/// <param name="AppliedToSent">From there to the frame being sent.</param>
/// <param name="SentToPainted">From there to the screen.</param>
/// <param name="ReceivedToPainted">All of it.</param>
public sealed record LatencyStagesDto(LatencyStageDto ReceivedToApplied, LatencyStageDto AppliedToSent, LatencyStageDto SentToPainted, LatencyStageDto ReceivedToPainted);

/// <summary>One stretch, in ms; null where nothing was counted.</summary>
/// <param name="Count">How many changes were counted.</param>
/// <param name="P50">Half were no longer.</param>
/// <param name="P95">95 of 100 were no longer.</param>
/// <param name="P99">99 of 100 were no longer.</param>
public sealed record LatencyStageDto(long Count, double? P50, double? P95, double? P99);
