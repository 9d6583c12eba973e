using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>The contents of the presence store at one version. Immutable.</summary>
public sealed record PresenceSnapshot
{
    /// <summary>The id of the store instance that the version belongs to. It changes with each start of the host.</summary>
    public required string Epoch { get; init; }

    /// <summary>The number of changes since the start; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When this version was created, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The extensions of all accounts.</summary>
    public AccountTable<ExtensionPresence> Extensions { get; init; } = AccountTable<ExtensionPresence>.Empty;

    /// <summary>The registrations of all accounts.</summary>
    public AccountTable<Registration> Registrations { get; init; } = AccountTable<Registration>.Empty;

    /// <summary>The active calls of all accounts.</summary>
    public AccountTable<Call> Calls { get; init; } = AccountTable<Call>.Empty;

    /// <summary>The status of each account, by account id.</summary>
    public ImmutableDictionary<string, Versioned<AccountStatus>> Accounts { get; init; } =
        ImmutableDictionary<string, Versioned<AccountStatus>>.Empty;

    /// <summary>The active alerts, by board id and then by alert key.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Versioned<Alert>>> Alerts { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, Versioned<Alert>>>.Empty;
}
