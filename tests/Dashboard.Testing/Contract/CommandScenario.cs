using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Testing.Contract;

/// <summary>The extensions, calls and ids used to send a command and to build its expected request.</summary>
public sealed record CommandScenario
{
    /// <summary>The number of an external caller.</summary>
    public const string Caller = "0412345678";

    /// <summary>The extension with the call. Its phone supports hold.</summary>
    public required string Agent { get; init; }

    /// <summary>An idle extension that receives the call.</summary>
    public required string Target { get; init; }

    /// <summary>The vendor's id of the agent's phone.</summary>
    public required string AgentDevice { get; init; }

    /// <summary>The vendor's id of the target's phone.</summary>
    public required string TargetDevice { get; init; }

    /// <summary>The MAC address of the agent's phone, with dashes.</summary>
    public required string AgentMac { get; init; }

    /// <summary>The account's token; empty where the vendor has none.</summary>
    public required string Token { get; init; }

    public required CallCommand Command { get; init; }

    /// <summary>The vendor's id of the call.</summary>
    public string Call => Command.Call?.VendorId ?? "";

    /// <summary>The id of the agent's leg of the call.</summary>
    public string AgentLeg => LegOf(Command.Call, Agent);

    /// <summary>The id of the agent's leg of the second call.</summary>
    public string OtherLeg => LegOf(Command.Other, Agent);

    /// <summary>The id of the leg on hold.</summary>
    public string HeldLeg => Command.Call?.Legs.FirstOrDefault(l => l.Held)?.Id ?? "";

    private static string LegOf(Call? call, string number) =>
        call?.Legs.FirstOrDefault(l => l.Extension?.EndsWith($"/{number}", StringComparison.Ordinal) == true)?.Id ?? "";
}
