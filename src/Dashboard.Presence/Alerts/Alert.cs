using System.Collections.Immutable;

namespace Dashboard.Presence.Alerts;

/// <summary>The kind of an alert. Declared in order of urgency, the most urgent first.</summary>
public enum AlertKind
{
    /// <summary>Several devices of one account lost their registration together.</summary>
    RegistrationsLost,

    /// <summary>An account has not responded for too long.</summary>
    AccountStale,

    /// <summary>A call has been ringing for too long.</summary>
    Ringing,

    /// <summary>A call has been on hold for too long.</summary>
    OnHold,

    /// <summary>A device lost its registration.</summary>
    RegistrationLost,

    /// <summary>An extension has been offline for too long.</summary>
    Offline,

    /// <summary>A call has lasted too long.</summary>
    Call,
}

/// <summary>A condition on a board that needs attention. Immutable.</summary>
public sealed record Alert
{
    /// <summary>
    /// The alert's id, unique for the lifetime of the host. It is used in URLs, so it has only letters, digits and dashes.
    /// </summary>
    public required string Key { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The key of the extension concerned; null when the alert concerns no single extension.</summary>
    public string? Extension { get; init; }

    /// <summary>The key of the call concerned; null when there is none or the account lists no calls.</summary>
    public string? Call { get; init; }

    /// <summary>The key of the registration concerned; null when there is none or there are several.</summary>
    public string? Registration { get; init; }

    /// <summary>The extension's number or the device's name; null when the alert concerns neither.</summary>
    public string? Number { get; init; }

    /// <summary>The name of the extension's user; null when not known.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// For <see cref="AlertKind.RegistrationsLost"/>, the keys of the extensions with devices that are still lost; empty for other kinds.
    /// </summary>
    public ImmutableSortedSet<string> Extensions { get; init; } = [];

    /// <summary>The number of devices lost together; 0 for other kinds.</summary>
    public int Devices { get; init; }

    /// <summary>The number of those devices that are registered again.</summary>
    public int DevicesBack { get; init; }

    /// <summary>
    /// The time span of the loss: from the earliest time a device was last seen registered to the poll that found the last device lost.
    /// </summary>
    public TimeSpan Within { get; init; }

    /// <summary>When the condition began, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the alert was raised, UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When the subject was last observed, UTC, once its data is stale; null while the data is current.</summary>
    public DateTimeOffset? LastResponseAt { get; init; }

    /// <summary>When the alert was acknowledged, UTC; null until then.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The name of the user or API client that acknowledged the alert; null until then.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>The number of lost devices at the time of acknowledgement; 0 for other kinds and before acknowledgement.</summary>
    public int DevicesAcknowledged { get; init; }

    /// <summary>Whether the loss has at least doubled since it was acknowledged, so that the acknowledgement no longer covers it.</summary>
    internal bool HasOutgrown(Alert acknowledged) => acknowledged.DevicesAcknowledged > 0 && Devices >= 2 * acknowledged.DevicesAcknowledged;
}
