using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>One thing that happened on the board.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Key">The row's key; the account's id for a change of health.</param>
/// <param name="At">When we saw it, UTC.</param>
public abstract record PresenceEvent(string Account, string Key, DateTimeOffset At);

/// <summary>An extension appeared, changed or went.</summary>
/// <param name="Before">What was known; null for a new one.</param>
/// <param name="After">What is known now; null for one that is gone.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record PresenceChanged(
    string Account, string Key, DateTimeOffset At, ExtensionPresence? Before, ExtensionPresence? After) : PresenceEvent(Account, Key, At);

/// <summary>A registration appeared, changed or went.</summary>
/// <param name="Before">What was known; null for a new one.</param>
/// <param name="After">What is known now; null for one that is gone.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record RegistrationChanged(
    string Account, string Key, DateTimeOffset At, Registration? Before, Registration? After) : PresenceEvent(Account, Key, At);

/// <summary>A registration's end comes near and nobody has refreshed it.</summary>
/// <param name="Registration">The registration.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record RegistrationExpiring(
    string Account, string Key, DateTimeOffset At, Registration Registration) : PresenceEvent(Account, Key, At);

/// <summary>A registration's end has passed and nobody has refreshed it.</summary>
/// <param name="Registration">The registration.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record RegistrationExpired(
    string Account, string Key, DateTimeOffset At, Registration Registration) : PresenceEvent(Account, Key, At);

/// <summary>A call began.</summary>
/// <param name="Call">The call.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record CallStarted(string Account, string Key, DateTimeOffset At, Call Call) : PresenceEvent(Account, Key, At);

/// <summary>A call changed.</summary>
/// <param name="Before">What was known.</param>
/// <param name="After">What is known now.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record CallChanged(string Account, string Key, DateTimeOffset At, Call Before, Call After) : PresenceEvent(Account, Key, At);

/// <summary>A call is over.</summary>
/// <param name="Call">What was last known.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record CallEnded(string Account, string Key, DateTimeOffset At, Call Call) : PresenceEvent(Account, Key, At);

/// <summary>An account is doing better or worse, or its failure changed.</summary>
/// <param name="Before">What was known; null at first.</param>
/// <param name="After">What is known now.</param>
/// <inheritdoc cref="PresenceEvent"/>
public sealed record AccountHealthChanged(
    string Account, string Key, DateTimeOffset At, AccountStatus? Before, AccountStatus After) : PresenceEvent(Account, Key, At);
