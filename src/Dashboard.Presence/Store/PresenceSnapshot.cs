using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>All that is known at one version. Immutable.</summary>
public sealed record PresenceSnapshot
{
    /// <summary>Which life of the board the version belongs to: new at each start.</summary>
    public required string Epoch { get; init; }

    /// <summary>Counts the changes since the start; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When this version came about, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The extensions.</summary>
    public AccountTable<ExtensionPresence> Extensions { get; init; } = AccountTable<ExtensionPresence>.Empty;

    /// <summary>The registrations.</summary>
    public AccountTable<Registration> Registrations { get; init; } = AccountTable<Registration>.Empty;

    /// <summary>The active calls.</summary>
    public AccountTable<Call> Calls { get; init; } = AccountTable<Call>.Empty;

    /// <summary>The accounts by id.</summary>
    public ImmutableDictionary<string, Versioned<AccountStatus>> Accounts { get; init; } =
        ImmutableDictionary<string, Versioned<AccountStatus>>.Empty;

    /// <summary>The alerts that stand, by the id of their board and then by key.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Versioned<Alert>>> Alerts { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, Versioned<Alert>>>.Empty;
}
