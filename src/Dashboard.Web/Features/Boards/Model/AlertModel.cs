using Dashboard.Presence.Alerts;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One alert as the alert strip shows it.</summary>
public sealed record AlertModel
{
    /// <summary>An empty alert, used to render the template.</summary>
    public static AlertModel Empty { get; } = new();

    /// <summary>The alert's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The kind of the alert; null for the template.</summary>
    public AlertKind? Kind { get; private init; }

    /// <summary>The keys of the extensions concerned.</summary>
    public IReadOnlyCollection<string> Extensions { get; private init; } = [];

    /// <summary>The name of the alert's icon.</summary>
    public string Sign { get; private init; } = "Alert";

    /// <summary>The message shown.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The formatted time that the alert has lasted.</summary>
    public string Time { get; private init; } = "";

    /// <summary>The name of the principal that acknowledged the alert; null while it is unacknowledged.</summary>
    public string? AcknowledgedBy { get; private init; }

    /// <summary>The time of the acknowledgement, UTC; null while the alert is unacknowledged.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private init; }

    /// <summary>The value of <c>data-alert</c>: "raised", or "seen" once the alert is acknowledged.</summary>
    public string Message => AcknowledgedAt is null ? "raised" : "seen";

    internal static AlertModel Create(Alert alert, DateTimeOffset now) => new()
    {
        Key = alert.Key,
        Kind = alert.Kind,
        Extensions = alert.Extension is { } one ? [one] : alert.Extensions,
        Sign = AlertFormatter.Sign(alert.Kind),
        Text = AlertFormatter.Format(alert),
        Time = AlertFormatter.Time(alert.Kind, now - alert.Since, now - alert.LastResponseAt),
        AcknowledgedBy = alert.AcknowledgedBy,
        AcknowledgedAt = alert.AcknowledgedAt,
    };
}
