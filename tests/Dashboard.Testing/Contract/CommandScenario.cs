using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Testing.Contract;

/// <summary>Who does what with whom, for a command and for what it must look like on the wire.</summary>
public sealed record CommandScenario
{
    /// <summary>The number of a caller outside.</summary>
    public const string Caller = "0412345678";

    /// <summary>The extension whose call it is; its phone can hold calls.</summary>
    public required string Agent { get; init; }

    /// <summary>A free extension: it is given the call, or takes it.</summary>
    public required string Target { get; init; }

    /// <summary>The vendor's id of the agent's phone.</summary>
    public required string AgentDevice { get; init; }

    /// <summary>The vendor's id of the target's phone.</summary>
    public required string TargetDevice { get; init; }

    /// <summary>The MAC address of the agent's phone, with dashes.</summary>
    public required string AgentMac { get; init; }

    /// <summary>The token of the account; empty where there is none.</summary>
    public required string Token { get; init; }

    /// <summary>The command.</summary>
    public required CallCommand Command { get; init; }

    /// <summary>The id of the call.</summary>
    public string Call => Command.Call?.VendorId ?? "";

    /// <summary>The id of the agent's leg of the call.</summary>
    public string AgentLeg => LegOf(Command.Call, Agent);

    /// <summary>The id of the agent's leg of the second call.</summary>
    public string OtherLeg => LegOf(Command.Other, Agent);

    /// <summary>The id of the leg that is held.</summary>
    public string HeldLeg => Command.Call?.Legs.FirstOrDefault(l => l.Held)?.Id ?? "";

    private static string LegOf(Call? call, string number) =>
        call?.Legs.FirstOrDefault(l => l.Extension?.EndsWith($"/{number}", StringComparison.Ordinal) == true)?.Id ?? "";
}
