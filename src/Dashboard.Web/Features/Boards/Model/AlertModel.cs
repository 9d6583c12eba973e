using Dashboard.Presence.Alerts;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One alert as a strip shows it.</summary>
public sealed record AlertModel
{
    /// <summary>No alert: what a template is rendered from.</summary>
    public static AlertModel Empty { get; } = new();

    /// <summary>Its key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What it is about; null for the template.</summary>
    public AlertKind? Kind { get; private init; }

    /// <summary>The keys of the extensions concerned.</summary>
    public IReadOnlyCollection<string> Extensions { get; private init; } = [];

    /// <summary>The name of its sign.</summary>
    public string Sign { get; private init; } = "Alert";

    /// <summary>What it says.</summary>
    public string Text { get; private init; } = "";

    /// <summary>How long it has lasted.</summary>
    public string Time { get; private init; } = "";

    /// <summary>Who acknowledged it; null while it is open.</summary>
    public string? AcknowledgedBy { get; private init; }

    /// <summary>When it was acknowledged, UTC; null while it is open.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private init; }

    /// <summary>The word of <c>data-alert</c>: raised, or seen once somebody acknowledged it.</summary>
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
