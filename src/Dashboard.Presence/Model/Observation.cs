using System.Collections.Immutable;

namespace Dashboard.Presence.Model;

/// <summary>The result of one successful poll of one endpoint. Immutable.</summary>
public sealed record Observation
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The endpoint's name, unique within the account.</summary>
    public required string Endpoint { get; init; }

    /// <summary>When the response, or its last page, arrived, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The listed extensions; null when this endpoint lists none.</summary>
    public ObservedResources<ExtensionPresence>? Extensions { get; init; }

    /// <summary>The listed registrations; null when this endpoint lists none.</summary>
    public ObservedResources<Registration>? Registrations { get; init; }

    /// <summary>The listed calls; null when this endpoint lists none.</summary>
    public ObservedResources<Call>? Calls { get; init; }

    /// <summary>The number of listed calls of which no leg belongs to a known extension.</summary>
    public int UnownedCalls { get; init; }

    /// <summary>The number of rows that could not be read and were left out.</summary>
    public int BadRows { get; init; }

    /// <summary>The vendor's state names that its state map does not contain, as received.</summary>
    public ImmutableArray<string> UnknownValues { get; init; } = [];
}

/// <summary>One resource list of an observation.</summary>
/// <param name="Rows">The entities. If a key occurs twice, the last one counts.</param>
/// <param name="Complete">Whether the list is complete. Only a complete list may remove entities.</param>
/// <typeparam name="T">The type of entity.</typeparam>
public sealed record ObservedResources<T>(ImmutableArray<T> Rows, bool Complete)
    where T : IPresenceEntity;
