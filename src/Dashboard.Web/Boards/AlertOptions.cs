using Dashboard.Presence.Alerts;

namespace Dashboard.Web.Boards;

/// <summary>The alert settings of a board: <c>Boards:{id}:Alerts</c>.</summary>
public sealed record AlertOptions
{
    /// <summary>The settings of a board without alerts.</summary>
    public static AlertOptions None { get; } = new();

    /// <summary>The rules that raise alerts.</summary>
    public AlertRules Rules { get; init; } = AlertRules.None;

    /// <summary>The sound of wall boards while an unacknowledged alert is active.</summary>
    public AlertSound Sound { get; init; }

    /// <summary>The hours without sound, in the display's local time.</summary>
    public IReadOnlyList<WeeklyHours> QuietHours { get; init; } = [];

    /// <summary>The webhook that receives alert events; null for none.</summary>
    public AlertWebhook? Webhook { get; init; }
}

/// <summary>The sound of a wall board. The script synthesizes it; there are no audio files.</summary>
public enum AlertSound
{
    None,

    /// <summary>Two soft notes.</summary>
    Chime,

    /// <summary>A struck bell.</summary>
    Bell,

    /// <summary>Three short, urgent notes.</summary>
    Urgent,
}

/// <summary>The receiver of alert events by HTTP.</summary>
/// <param name="Url">The address. It may contain a token of the receiver, so only its host may be logged or displayed.</param>
/// <param name="Secret">The key of the message signatures.</param>
public sealed record AlertWebhook(Uri Url, string Secret)
{
    /// <summary>Returns the host name only, so that the secrets are not logged.</summary>
    public override string ToString() => Url.Host;
}
