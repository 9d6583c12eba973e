using Dashboard.Presence.Commands;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.VoipNow;

public sealed class VoipNowCommandContractTests(ITestOutputHelper output) : CommandContract(output)
{
    protected override ContractVendor Vendor => VoipNowContractTests.Described;

    // [D] PUT /uapi/phoneCalls/12/0003*210/b817d2618fe6f1804333 {"action":"OnHold","phoneCallViewId":"01"}
    protected override string OnTheWire(CommandKind kind, CommandScenario scene) => kind switch
    {
        CommandKind.Dial => "POST /uapi/phoneCalls/@me/simple\napplication/json\n"
            + $$"""{"extension":"{{scene.Agent}}","phoneCallView":[{"source":["{{scene.Agent}}"],"destination":["+61 2/9000*1#"]}],"nonce":"…"}""",
        CommandKind.HangUp => $"DELETE /uapi/phoneCalls/@me/{scene.Agent}/{scene.Call}",
        CommandKind.Hold => Act(scene, "OnHold"),
        CommandKind.Resume => Act(scene, "OffHold"),
        CommandKind.Park => Act(scene, "Park"),
        CommandKind.Retrieve => Act(scene, "UnPark", $",\"sendCallTo\":\"{scene.Target}\""),
        CommandKind.PickUp => Act(scene, "PickUp", $",\"sendCallTo\":\"{scene.Target}\""),
        CommandKind.BlindTransfer => Act(scene, "Transfer", $",\"sendCallTo\":\"{scene.Target}\",\"transferFromNumber\":\"{scene.Agent}\""),
        CommandKind.TransferToVoicemail => Act(scene, "TransferToVoicemail", $",\"sendCallTo\":\"{scene.Agent}\",\"transferFromNumber\":\"{scene.Agent}\""),
        CommandKind.Monitor => Act(scene, "Monitor", $",\"sendCallTo\":\"{scene.Target}\""),
        CommandKind.Coach => Act(scene, "Whisper", $",\"sendCallTo\":\"{scene.Target}\""),
        CommandKind.Barge => Act(scene, "BargeIn", $",\"sendCallTo\":\"{scene.Target}\""),
        CommandKind.StartRecording => Act(scene, "StartRecording"),
        CommandKind.StopRecording => Act(scene, "StopRecording"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Act(CommandScenario scene, string action, string more = "") =>
        $"PUT /uapi/phoneCalls/@me/{scene.Agent}/{scene.Call}\napplication/json\n{{\"action\":\"{action}\",\"phoneCallViewId\":\"{scene.AgentLeg}\"{more}}}";
}
