using System.Text.Json.Serialization;
using Dashboard.Presence.Alerts;
using Dashboard.Web.Text;

namespace Dashboard.Web.Contracts;

/// <summary>An alert that a board's rules raised.</summary>
public sealed record AlertDto
{
    /// <summary>The alert's key, by which it is acknowledged.</summary>
    public required string Key { get; init; }

    /// <summary>The id of the board that raised the alert.</summary>
    public required string Board { get; init; }

    /// <summary>The kind of alert.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The id of the account concerned.</summary>
    public required string Account { get; init; }

    /// <summary>The key of the extension concerned; null when there is none.</summary>
    public required string? Extension { get; init; }

    /// <summary>The keys of all extensions in an alert about devices that were lost together; absent for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Extensions { get; init; }

    /// <summary>The key of the call concerned; null when there is none.</summary>
    public required string? Call { get; init; }

    /// <summary>The key of the registration concerned; null when there is none.</summary>
    public required string? Registration { get; init; }

    /// <summary>The alert's text in English.</summary>
    public required string Text { get; init; }

    /// <summary>The time since when the condition has lasted, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The time at which the alert was raised, UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The time at which the condition was last observed, UTC, once that data is stale; null while it is fresh.</summary>
    public required DateTimeOffset? HeardAt { get; init; }

    /// <summary>The time at which the alert was acknowledged, UTC; null while it is not acknowledged.</summary>
    public required DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The name of the principal that acknowledged the alert; null while it is not acknowledged.</summary>
    public required string? AcknowledgedBy { get; init; }

    /// <summary>Creates the DTO from an alert.</summary>
    /// <param name="board">The id of the alert's board.</param>
    /// <param name="alert">The alert.</param>
    public static AlertDto FromAlert(string board, Alert alert) => new()
    {
        Key = alert.Key, Board = board, Kind = alert.Kind, Account = alert.Account, Extension = alert.Extension,
        Extensions = alert.Extensions.Count > 0 ? alert.Extensions : null, Call = alert.Call, Registration = alert.Registration, Text = AlertFormatter.Format(alert),
        Since = alert.Since, RaisedAt = alert.RaisedAt, HeardAt = alert.LastResponseAt, AcknowledgedAt = alert.AcknowledgedAt, AcknowledgedBy = alert.AcknowledgedBy,
    };
}

/// <summary>The body of a webhook request.</summary>
/// <param name="Id">The id of the event. It is the same in every delivery attempt, so that a receiver can detect repetitions.</param>
/// <param name="Event">The event: raised, acknowledged or ended.</param>
/// <param name="At">The time of the event, UTC.</param>
/// <param name="Board">The id of the alert's board.</param>
/// <param name="Title">The board's title.</param>
/// <param name="Ending">The reason why the alert ended; absent while it is active.</param>
/// <param name="Alert">The alert, without its board.</param>
internal sealed record AlertEventDto(
    string Id, string Event, DateTimeOffset At, string Board, string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AlertEndReason? Ending, AlertDto Alert);
