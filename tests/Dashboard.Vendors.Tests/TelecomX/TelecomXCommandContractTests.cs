using Dashboard.Presence.Commands;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.TelecomX;

public sealed class TelecomXCommandContractTests(ITestOutputHelper output) : CommandContract(output)
{
    protected override ContractVendor Vendor => TelecomXContractTests.Described;

    // [D] GET https://api.telecomx.dk/pbx/app/action/call?device=12345678901234567890ABCD&target=70305050
    protected override string OnTheWire(CommandKind kind, CommandScenario scene) => "GET /pbx/app/action/" + kind switch
    {
        CommandKind.Dial => $"call?device={scene.AgentDevice}&target=%2B61%202%2F9000%2A1%23",
        CommandKind.HangUp => $"hangup?target={scene.Call}",
        CommandKind.Hold => $"hold?device={scene.AgentDevice}&target={scene.Call}",
        CommandKind.Resume => $"unhold?device={scene.AgentDevice}&target={scene.Call}",
        CommandKind.PickUp => $"pickup?device={scene.TargetDevice}&target={scene.Call}",
        CommandKind.BlindTransfer => $"transfer?source={scene.Call}&target={scene.Target}",
        CommandKind.AttendedTransfer => $"transfer?source={scene.Call}&destination={scene.Command.Other!.VendorId}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    } + $"&token={scene.Token}";
}
