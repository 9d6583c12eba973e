using System.Globalization;
using System.Text.Json;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Vonage;

/// <summary>Vonage's call commands: POST, PUT and DELETE on calls and their legs [S].</summary>
internal sealed class VonageCommands(AccountContext context, VonageOptions options, VonageClient client, VonageExtensions extensions)
{
    private const string Extension = "extension";
    private const string Device = "device";

    public Task<CommandResult> SendAsync(CallCommand command, Capabilities offered, CancellationToken cancellationToken) =>
        CommandExecutor.OnceAsync(command, offered, context, async () =>
        {
            var (method, path, body) = RequestFor(command);
            var (response, secret) = await client.SendOnceAsync(method, $"cc/accounts/{options.AccountId}/calls{path}", body, cancellationToken);
            return CommandResultMapper.Read(response, Accept, Advice, secret, options.Password, options.ClientSecret);
        }, cancellationToken);

    private (HttpMethod Method, string Path, object? Body) RequestFor(CallCommand command) => command.Kind switch
    {
        // [S] the phone of `from` rings first; the response may be 202 without an id [F].
        CommandKind.Dial => (HttpMethod.Post, "", Body(("from", Calling(command.Extension)), ("to", To(command.Target, mayBeFeature: true)), ("type", "click2dial"))),
        CommandKind.HangUp => (HttpMethod.Delete, command.Leg is { } leg ? LegPath(command.Call, leg) : CallPath(command), null),

        // [S] {"state":"held"} on a leg; [D] {"state":"active"} resumes it.
        CommandKind.Hold => (HttpMethod.Put, LegPath(command.Call, CommandPreconditions.OwnLeg(command)), Body(("state", "held"))),
        CommandKind.Resume => (HttpMethod.Put, LegPath(command.Call, HeldLeg(command)), Body(("state", "active"))),

        // [D] state "parked", with the parking extension as `from`.
        CommandKind.Park => (HttpMethod.Put, CallPath(command), Body(("state", "parked"), ("from", End(command.Extension, Extension)))),

        // [G] no page documents how to retrieve a parked call: it is made active at an extension, like answering a ringing call.
        CommandKind.Retrieve => (HttpMethod.Put, CallPath(command), Body(("state", "active"), ("to", End(command.Extension, Extension)))),

        // [D] "To transfer a call, state should not be specified", although the page's example contains it [S].
        CommandKind.BlindTransfer => (HttpMethod.Put, CallPath(command), Body(("from", End(command.Extension, Extension)), ("to", To(command.Target, mayBeFeature: false)))),

        // [D] the held leg is made active with the leg of the second call.
        CommandKind.AttendedTransfer => (HttpMethod.Put, LegPath(command.Call, CommandPreconditions.OwnLeg(command)),
            Body(("state", "active"), ("to", new Dictionary<string, object> { ["destination"] = LegId(OtherLeg(command)), ["type"] = "leg" }))),
        CommandKind.PickUp => (HttpMethod.Put, CallPath(command), Body(("state", "active"), ("to", Answering(command)))),
        _ => throw CommandException.Refused($"Vonage has no such command ({command.Kind})."),
    };

    // [D] a contact may be of type device: for an extension with several devices the vendor would otherwise choose the one that rings.
    private Dictionary<string, object> Calling(string extension) =>
        extensions.RingOf(extension) is { } device ? End(device, Device) : End(extension, Extension);

    private static string CallPath(CallCommand command) => $"/{CommandPreconditions.Segment(command.Call?.VendorId, "the call's id")}";

    private static string LegPath(Call? call, CallLeg leg) =>
        $"/{CommandPreconditions.Segment(call?.VendorId, "the call's id")}/legs/{CommandPreconditions.Segment(LegId(leg), "the leg's id")}";

    // A leg without a vendor id has an index, or the name of the call's end, as its id.
    private static string LegId(CallLeg leg) => leg.Id is "from" or "to" or { Length: <= 4 }
        ? throw CommandException.Refused("Vonage gave this leg no id. Nothing was sent.")
        : CommandPreconditions.Text(leg.Id, "the leg's id");

    private static CallLeg HeldLeg(CallCommand command) =>
        command.Leg ?? command.Call?.Legs.FirstOrDefault(l => l.Held) ?? CommandPreconditions.OwnLeg(command);

    private static CallLeg OtherLeg(CallCommand command)
    {
        CommandPreconditions.CallId(command.Other, "the second call's id");
        return CommandPreconditions.LegOf(command.Other, command.Extension);
    }

    // [D] a ringing call is answered at a device; [G] at the extension when its device is unknown.
    private Dictionary<string, object> Answering(CallCommand command)
    {
        var rings = command.Call!.Legs.Any(l => CommandPreconditions.NumberOf(l) == command.Extension && l.State == PresenceState.Ringing);
        if (!rings)
        {
            throw CommandException.Refused($"Vonage answers a call where it rings, and it does not ring at {command.Extension} (any more). Nothing was sent.");
        }

        var device = extensions.DevicesOf(command.Extension) is [var only] ? only : extensions.RingOf(command.Extension);
        return device is not null ? End(device, Device) : End(command.Extension, Extension);
    }

    private Dictionary<string, object> To(string? target, bool mayBeFeature)
    {
        var number = CommandPreconditions.Text(target, "the number").Trim();
        return extensions.OfNumber(number) is { } own ? End(own, Extension)
            : End(number, mayBeFeature && number.StartsWith('*') ? "feature_code" : "pstn");
    }

    // [S] the examples write destinations as numbers. A destination that a number would change (a leading zero, a plus) is sent as text, which is
    // accepted too [F].
    private static Dictionary<string, object> End(string destination, string type)
    {
        var text = CommandPreconditions.Text(destination, "the number");
        var isNumber = text.Length < 16 && text.All(char.IsAsciiDigit) && text[0] != '0';
        return new Dictionary<string, object>
        {
            ["destination"] = isNumber ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : text,
            ["type"] = type,
        };
    }

    private static Dictionary<string, object> Body(params (string Name, object Value)[] parts) => parts.ToDictionary(p => p.Name, p => p.Value);

    private static CommandResult Accept(VendorResponse response)
    {
        // [F] 202 with plain text after a dial, [D] 204 without a body after hanging up a leg; otherwise an object [S].
        if ((int)response.Status is 202 or 204)
        {
            return CommandResult.Accepted;
        }

        using var json = response.Json();
        return json.RootElement.ValueKind == JsonValueKind.Object ? CommandResult.Accepted : CommandResultMapper.Unanswered("Vonage's answer says nothing of the call.");
    }

    private static string? Advice(int status) => status switch
    {
        400 or 422 => "The number may be one that cannot be called.",

        // [D] the same status for a dead token and for a missing permission.
        401 or 403 => "The next request signs in anew. If it goes on, check what the account's Username may do, and AccountId.",
        404 => "The call or the leg is over.",
        409 => "The call has changed meanwhile and is in no state for this: look at it again.",
        _ => null,
    };
}
