using Dashboard.Presence.Commands;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageCommandContractTests(ITestOutputHelper output) : CommandContract(output)
{
    private const string Calls = "/t/vbc.prod/telephony/v3/cc/accounts/self/calls";

    protected override ContractVendor Vendor => VonageContractTests.Described;

    protected override bool PicksUpElsewhere => false;

    protected override string OnTheWire(CommandKind kind, CommandScenario scene)
    {
        var (call, legs) = ($"{Calls}/{scene.Call}", $"{Calls}/{scene.Call}/legs");
        var own = $$"""{"destination":{{scene.Agent}},"type":"extension"}""";
        var other = $$"""{"destination":{{scene.Target}},"type":"extension"}""";
        return kind switch
        {
            // [S] {"from":{"destination":1234,"type":"extension"},"to":{"destination":1234567890,"type":"pstn"},"type":"click2dial"}
            CommandKind.Dial => Json($"POST {Calls}", $$"""{"from":{{own}},"to":{"destination":"+61 2/9000*1#","type":"pstn"},"type":"click2dial"}"""),
            CommandKind.HangUp => $"DELETE {call}",
            CommandKind.Hold => Json($"PUT {legs}/{scene.AgentLeg}", """{"state":"held"}"""),
            CommandKind.Resume => Json($"PUT {legs}/{scene.HeldLeg}", """{"state":"active"}"""),
            CommandKind.Park => Json($"PUT {call}", $$"""{"state":"parked","from":{{own}}""" + "}"),
            CommandKind.Retrieve => Json($"PUT {call}", $$"""{"state":"active","to":{{other}}""" + "}"),
            CommandKind.BlindTransfer => Json($"PUT {call}", $$"""{"from":{{own}},"to":{{other}}""" + "}"),
            CommandKind.AttendedTransfer => Json($"PUT {legs}/{scene.AgentLeg}", $$"""{"state":"active","to":{"destination":"{{scene.OtherLeg}}","type":"leg"}""" + "}"),
            CommandKind.PickUp => Json($"PUT {call}", $$"""{"state":"active","to":{"destination":"{{scene.AgentMac}}","type":"device"}""" + "}"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static string Json(string line, string body) => $"{line}\napplication/json\n{body}";
}
