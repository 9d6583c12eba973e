using Dashboard.Presence.Alerts;

namespace Dashboard.Web.Boards;

/// <summary>Alerts as configured: <c>Boards:{id}:Alerts</c>.</summary>
public sealed record AlertOptions
{
    /// <summary>No alerts.</summary>
    public static AlertOptions None { get; } = new();

    /// <summary>What raises one.</summary>
    public AlertRules Rules { get; init; } = AlertRules.None;

    /// <summary>What a wall sounds while an alert stands that nobody has acknowledged.</summary>
    public AlertSound Sound { get; init; }

    /// <summary>When it stays silent, in the display's own time.</summary>
    public IReadOnlyList<WeeklyHours> QuietHours { get; init; } = [];

    /// <summary>Who is told by HTTP; null for nobody.</summary>
    public AlertWebhook? Webhook { get; init; }
}

/// <summary>What a wall sounds. The script makes them; there are no files.</summary>
public enum AlertSound
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Two soft notes.</summary>
    Chime,

    /// <summary>A struck bell.</summary>
    Bell,

    /// <summary>Three short notes that ask to be heard.</summary>
    Urgent,
}

/// <summary>Who is told of alerts by HTTP.</summary>
/// <param name="Url">Where to. May hold a token of the receiver's, so it is neither logged nor shown; its host may be.</param>
/// <param name="Secret">What the messages are signed with.</param>
public sealed record AlertWebhook(Uri Url, string Secret)
{
    /// <summary>Tells the host and nothing else.</summary>
    public override string ToString() => Url.Host;
}
