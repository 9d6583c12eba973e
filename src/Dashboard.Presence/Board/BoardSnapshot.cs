using System.Collections.Immutable;

namespace Dashboard.Presence;

/// <summary>All that is known at one version. Immutable.</summary>
public sealed record BoardSnapshot
{
    /// <summary>Which life of the board the version belongs to: new at each start.</summary>
    public required string Epoch { get; init; }

    /// <summary>Counts the changes since the start; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When this version came about, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The extensions.</summary>
    public PartTable<ExtensionPresence> Extensions { get; init; } = PartTable<ExtensionPresence>.Empty;

    /// <summary>The registrations.</summary>
    public PartTable<Registration> Registrations { get; init; } = PartTable<Registration>.Empty;

    /// <summary>The active calls.</summary>
    public PartTable<Call> Calls { get; init; } = PartTable<Call>.Empty;

    /// <summary>The accounts by id.</summary>
    public ImmutableDictionary<string, Stamped<AccountStatus>> Accounts { get; init; } =
        ImmutableDictionary<string, Stamped<AccountStatus>>.Empty;

    /// <summary>The alerts that stand, by the id of their board and then by key.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Stamped<Alert>>> Alerts { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, Stamped<Alert>>>.Empty;
}
