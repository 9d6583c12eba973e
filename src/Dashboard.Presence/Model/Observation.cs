using System.Collections.Immutable;

namespace Dashboard.Presence.Model;

/// <summary>What one successful poll of one endpoint saw.</summary>
public sealed record Observation
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The endpoint's name within the account.</summary>
    public required string Endpoint { get; init; }

    /// <summary>When the (last) answer arrived, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The extensions it listed; null when this endpoint lists none.</summary>
    public ObservedResources<ExtensionPresence>? Extensions { get; init; }

    /// <summary>The registrations it listed; null when this endpoint lists none.</summary>
    public ObservedResources<Registration>? Registrations { get; init; }

    /// <summary>The calls it listed; null when this endpoint lists none.</summary>
    public ObservedResources<Call>? Calls { get; init; }

    /// <summary>Calls that were listed and of which no end is an extension that the account knows.</summary>
    public int UnownedCalls { get; init; }

    /// <summary>Rows that could not be read and were left out.</summary>
    public int BadRows { get; init; }

    /// <summary>Words of the vendor's that are not in its table, as read.</summary>
    public ImmutableArray<string> UnknownWords { get; init; } = [];
}

/// <summary>One part of an observation.</summary>
/// <param name="Rows">The rows, each key once; of rows with the same key the last counts.</param>
/// <param name="Complete">Whether these are all there are: only then may what is missing be removed.</param>
/// <typeparam name="T">The kind of row.</typeparam>
public sealed record ObservedResources<T>(ImmutableArray<T> Rows, bool Complete)
    where T : IPresenceEntity;
