using System.Text.Json.Serialization;
using Dashboard.Presence.Alerts;
using Dashboard.Web.Text;

namespace Dashboard.Web.Contracts;

/// <summary>Something that a board's rules raised.</summary>
public sealed record AlertDto
{
    /// <summary>The key by which it is acknowledged.</summary>
    public required string Key { get; init; }

    /// <summary>The id of the board whose rules raised it.</summary>
    public required string Board { get; init; }

    /// <summary>What it is about.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The key of the extension concerned; null when none is.</summary>
    public required string? Extension { get; init; }

    /// <summary>The keys of all extensions whose devices were lost together; not there for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Extensions { get; init; }

    /// <summary>The key of the call concerned; null when none is.</summary>
    public required string? Call { get; init; }

    /// <summary>The key of the registration concerned; null when none is.</summary>
    public required string? Registration { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Since when what it is about has lasted.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When what it is about was last seen, once that is too old to be believed; null while it is.</summary>
    public required DateTimeOffset? HeardAt { get; init; }

    /// <summary>When it was acknowledged, UTC; null while it is not.</summary>
    public required DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who acknowledged it; null while it is not acknowledged.</summary>
    public required string? AcknowledgedBy { get; init; }

    /// <summary>An alert as programs read it.</summary>
    /// <param name="board">The id of its board.</param>
    /// <param name="alert">The alert.</param>
    public static AlertDto FromAlert(string board, Alert alert) => new()
    {
        Key = alert.Key, Board = board, Kind = alert.Kind, Account = alert.Account, Extension = alert.Extension,
        Extensions = alert.Extensions.Count > 0 ? alert.Extensions : null, Call = alert.Call, Registration = alert.Registration, Text = AlertFormatter.Format(alert),
        Since = alert.Since, RaisedAt = alert.RaisedAt, HeardAt = alert.LastResponseAt, AcknowledgedAt = alert.AcknowledgedAt, AcknowledgedBy = alert.AcknowledgedBy,
    };
}

/// <summary>The body of a webhook request.</summary>
/// <param name="Id">The same in every try, so that a receiver can tell a repetition.</param>
/// <param name="Event">What happened to it: raised, acknowledged or ended.</param>
/// <param name="At">When.</param>
/// <param name="Board">The id of its board.</param>
/// <param name="Title">The board's title.</param>
/// <param name="Ending">How it ended; not there while it stands.</param>
/// <param name="Alert">The alert, without its board.</param>
internal sealed record AlertEventDto(
    string Id, string Event, DateTimeOffset At, string Board, string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AlertEndReason? Ending, AlertDto Alert);
