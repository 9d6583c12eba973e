using Dashboard.Simulator;
using Dashboard.Vendors;

namespace Dashboard.Testing.Contract;

/// <summary>Describes an adapter to the contract: how its account is configured and which faults do not apply.</summary>
public sealed record ContractVendor
{
    /// <summary>
    /// The simulator's options without traffic. The credentials have letters and digits only: a filter for unusual characters would not remove them.
    /// </summary>
    internal static readonly SimulatorOptions Options = new()
    {
        Traffic = false,
        JinglPassword = "jinglpassword7413",
        TelecomXPassword = "telecomxpassword8524",
        VonagePassword = "vonagepassword9635",
        VonageClientSecret = "vonageclientsecret1746",
        VoipNowClientSecret = "voipnowclientsecret2857",
    };

    /// <summary>The vendor's name in the simulator.</summary>
    public required string Name { get; init; }

    /// <summary>The adapter under test.</summary>
    public required IVendor Vendor { get; init; }

    /// <summary>Creates the configuration of an account at a URL.</summary>
    public required Func<string, SimulatorOptions, IReadOnlyDictionary<string, string?>> Keys { get; init; }

    /// <summary>Whether the adapter signs in for a token.</summary>
    public bool HasToken { get; init; } = true;

    /// <summary>The number of rows of its main list that are lost when each page has one bad row.</summary>
    public int BadRowsPerPoll { get; init; } = 3;

    /// <summary>
    /// Whether states are derived from calls, so that an unknown state name or a missing call affects more than one phone.
    /// </summary>
    public bool ConcludesFromCalls { get; init; }

    /// <summary>The simulator's endpoint with the extension states.</summary>
    public required string PresenceEndpoint { get; init; }
}
