using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>A change in the presence store.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Key">The entity's key; for a change of health, the account's id.</param>
/// <param name="At">When the change was observed, UTC.</param>
public abstract record PresenceEvent(string Account, string Key, DateTimeOffset At);

/// <summary>An extension was added, changed or removed.</summary>
/// <param name="Before">The extension before the change; null when it was added.</param>
/// <param name="After">The extension after the change; null when it was removed.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record PresenceChanged(
    string Account, string Key, DateTimeOffset At, ExtensionPresence? Before, ExtensionPresence? After) : PresenceEvent(Account, Key, At);

/// <summary>A registration was added, changed or removed.</summary>
/// <param name="Before">The registration before the change; null when it was added.</param>
/// <param name="After">The registration after the change; null when it was removed.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record RegistrationChanged(
    string Account, string Key, DateTimeOffset At, Registration? Before, Registration? After) : PresenceEvent(Account, Key, At);

/// <summary>A registration is about to expire and has not been refreshed.</summary>
/// <param name="Registration">The registration.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record RegistrationExpiring(
    string Account, string Key, DateTimeOffset At, Registration Registration) : PresenceEvent(Account, Key, At);

/// <summary>A registration has expired without being refreshed.</summary>
/// <param name="Registration">The registration.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record RegistrationExpired(
    string Account, string Key, DateTimeOffset At, Registration Registration) : PresenceEvent(Account, Key, At);

/// <summary>A call began.</summary>
/// <param name="Call">The call.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record CallStarted(string Account, string Key, DateTimeOffset At, Call Call) : PresenceEvent(Account, Key, At);

/// <summary>A call changed.</summary>
/// <param name="Before">The call before the change.</param>
/// <param name="After">The call after the change.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record CallChanged(string Account, string Key, DateTimeOffset At, Call Before, Call After) : PresenceEvent(Account, Key, At);

/// <summary>A call ended.</summary>
/// <param name="Call">The call as last known.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record CallEnded(string Account, string Key, DateTimeOffset At, Call Call) : PresenceEvent(Account, Key, At);

/// <summary>The health of an account, or its failure, changed.</summary>
/// <param name="Before">The status before the change; null for the first status.</param>
/// <param name="After">The status after the change.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record AccountHealthChanged(
    string Account, string Key, DateTimeOffset At, AccountStatus? Before, AccountStatus After) : PresenceEvent(Account, Key, At);
