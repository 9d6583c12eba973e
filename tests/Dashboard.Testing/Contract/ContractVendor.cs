using Dashboard.Simulator;
using Dashboard.Vendors;

namespace Dashboard.Testing.Contract;

/// <summary>What the contract must know of an adapter: how its account is configured, and which faults cannot meet it.</summary>
public sealed record ContractVendor
{
    /// <summary>The simulator's name of it.</summary>
    public required string Name { get; init; }

    /// <summary>The adapter.</summary>
    public required IVendor Vendor { get; init; }

    /// <summary>The keys of an account at an address; page sizes small, so that there are pages to turn.</summary>
    public required Func<string, SimulatorOptions, IReadOnlyDictionary<string, string?>> Keys { get; init; }

    /// <summary>Whether it signs in for a token.</summary>
    public bool HasToken { get; init; } = true;

    /// <summary>How many rows of its main list are lost when each page has one bad row.</summary>
    public int BadRowsPerPoll { get; init; } = 3;

    /// <summary>Whether states are concluded from calls: then an unknown word or a lost call says nothing about one phone alone.</summary>
    public bool ConcludesFromCalls { get; init; }

    /// <summary>The simulator's endpoint that the states come from.</summary>
    public required string PresenceEndpoint { get; init; }
}
