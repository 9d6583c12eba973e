using System.Text.Json;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.VoipNow;

/// <summary>
/// VoipNow's call commands [D]: <c>POST /phoneCalls/{user}/simple</c>, and PUT and DELETE on <c>/phoneCalls/{user}/{extension}/{id}</c>.
/// </summary>
/// <remarks>
/// "If not provided, all phone calls owned by the Extension" are affected. The id is therefore validated by <see cref="CommandPreconditions"/>, and
/// the path names the call's own extension instead of <c>@self</c>, which would mean every extension.
/// </remarks>
internal sealed class VoipNowCommands(AccountContext context, VoipNowOptions options, VoipNowClient client)
{
    public Task<CommandResult> SendAsync(CallCommand command, Capabilities offered, CancellationToken cancellationToken) =>
        CommandExecutor.OnceAsync(command, offered, context, async () =>
        {
            var (method, path, body) = RequestFor(command);
            var (response, secret) = await client.SendOnceAsync(method, $"phoneCalls/{options.User}/{path}", body, cancellationToken);
            return CommandResultMapper.Read(response, a => Accept(a, command.Kind), Advice, secret, options.ClientSecret);
        }, cancellationToken);

    private static (HttpMethod Method, string Path, object? Body) RequestFor(CallCommand command) => command.Kind switch
    {
        CommandKind.Dial => (HttpMethod.Post, "simple", Dial(command)),
        CommandKind.HangUp => (HttpMethod.Delete, CallPath(command, AnyLeg(command)), null),
        CommandKind.Hold => Act(command, "OnHold", CommandPreconditions.OwnLeg(command)),
        CommandKind.Resume => Act(command, "OffHold", CommandPreconditions.OwnLeg(command)),
        CommandKind.Park => Act(command, "Park", CommandPreconditions.OwnLeg(command)),

        // [D] sendCallTo: "Number of the Extension that connects to the parked phone call".
        CommandKind.Retrieve => Act(command, "UnPark", Leg(command, l => l.Parked, "It is not parked"), ("sendCallTo", command.Extension)),
        CommandKind.PickUp => Act(command, "PickUp", Leg(command, l => l.State == PresenceState.Ringing, "It does not ring"), ("sendCallTo", command.Extension)),

        // [D] transferFromNumber: "The phone number of the party that transfers the call".
        CommandKind.BlindTransfer => Act(command, "Transfer", CommandPreconditions.OwnLeg(command), ("sendCallTo", Target(command)), ("transferFromNumber", command.Extension)),

        // [D] sendCallTo: the extension with the mailbox that receives the call; by default the acting extension.
        CommandKind.TransferToVoicemail => Act(command, "TransferToVoicemail", CommandPreconditions.OwnLeg(command),
            ("sendCallTo", command.Target is null ? command.Extension : Target(command)), ("transferFromNumber", command.Extension)),

        // [D] sendCallTo: "Number of the Extension that will whisper"; the path and the view are those of the agent.
        CommandKind.Monitor => Act(command, "Monitor", CommandPreconditions.OwnLeg(command), ("sendCallTo", Target(command))),
        CommandKind.Coach => Act(command, "Whisper", CommandPreconditions.OwnLeg(command), ("sendCallTo", Target(command))),
        CommandKind.Barge => Act(command, "BargeIn", CommandPreconditions.OwnLeg(command), ("sendCallTo", Target(command))),
        CommandKind.StartRecording => Act(command, "StartRecording", CommandPreconditions.OwnLeg(command)),
        CommandKind.StopRecording => Act(command, "StopRecording", CommandPreconditions.OwnLeg(command)),
        _ => throw CommandException.Refused($"VoipNow has no such command ({command.Kind})."),
    };

    private static (HttpMethod Method, string Path, object? Body) Act(CallCommand command, string action, CallLeg leg, params (string Name, string Value)[] more)
    {
        // [D] the action and the affected view are required; the optional fields have the vendor's defaults.
        var body = new Dictionary<string, string> { ["action"] = action, ["phoneCallViewId"] = CommandPreconditions.Text(leg.Id, "the id of the call's view") };
        foreach (var (name, value) in more)
        {
            body[name] = CommandPreconditions.Text(value, "the number");
        }

        return (HttpMethod.Put, CallPath(command, leg), body);
    }

    // The nonce distinguishes the call from others between the same two parties in the list [D].
    private static object Dial(CallCommand command)
    {
        var extension = CommandPreconditions.Text(command.Extension, "the extension");
        return new Dictionary<string, object>
        {
            ["extension"] = extension,
            ["phoneCallView"] = new[] { new Dictionary<string, string[]> { ["source"] = [extension], ["destination"] = [Target(command)] } },
            ["nonce"] = Guid.NewGuid().ToString("N"),
        };
    }

    private static string CallPath(CallCommand command, CallLeg leg) =>
        $"{CommandPreconditions.Segment(CommandPreconditions.NumberOf(leg), "the call's extension")}/{CommandPreconditions.Segment(command.Call?.VendorId, "the call's id")}";

    private static string Target(CallCommand command) => CommandPreconditions.Text(command.Target?.Trim(), "the number");

    private static CallLeg AnyLeg(CallCommand command) =>
        command.Call!.Legs.FirstOrDefault(l => CommandPreconditions.NumberOf(l) == command.Extension) ?? Leg(command, _ => true, "No extension is in that call");

    private static CallLeg Leg(CallCommand command, Func<CallLeg, bool> fits, string otherwise) =>
        command.Leg ?? command.Call!.Legs.FirstOrDefault(l => l.Extension is not null && fits(l))
            ?? throw CommandException.Refused($"{otherwise} (any more). Nothing was sent.");

    private static CommandResult Accept(VendorResponse response, CommandKind kind)
    {
        if ((int)response.Status == 204)
        {
            // [D] "There are no phone calls to be hung up".
            return kind == CommandKind.HangUp ? CommandResult.Refused("VoipNow has no such call to hang up: it is over already.") : CommandResult.Accepted;
        }

        using var json = response.Json();
        return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? CommandResult.Accepted
            : CommandResultMapper.Unanswered("VoipNow's answer says nothing of the call.");
    }

    private static string? Advice(int status) => status switch
    {
        400 or 404 => "The call may be over, or in no state for this; or the number is none that can be called.",
        401 or 403 => "The next request signs in anew. If it goes on, check what the app of the account's ClientId may do.",
        _ => null,
    };
}
