using Dashboard.Presence.Commands;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.Jingl;

public sealed class JinglCommandContractTests(ITestOutputHelper output) : CommandContract(output)
{
    protected override ContractVendor Vendor => JinglContractTests.Described;

    protected override bool AsksByItself => true;

    protected override bool AnswersWithoutBody => true;

    protected override CommandKind Usual => CommandKind.BlindTransfer;

    // [S] PUT https://www.jingl.com.au/api/handset/100?callcreate=0409123456
    protected override string OnTheWire(CommandKind kind, CommandScenario scene) => $"PUT /api/handset/{scene.Agent}?" + kind switch
    {
        CommandKind.Dial => "callcreate=%2B61%202%2F9000%2A1%23",
        CommandKind.BlindTransfer => $"calltransferblind={scene.Target}",
        CommandKind.AttendedTransfer => $"calltransferattended={scene.Target}",
        CommandKind.Monitor => $"callmonitor={scene.Target}",
        CommandKind.Coach => $"callcoach={scene.Target}",
        CommandKind.Barge => $"callbarge={scene.Target}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
