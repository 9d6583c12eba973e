using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Telecom X's call commands.</summary>
/// <remarks>
/// They are GET requests with side effects under <c>/pbx/app/action/</c> [D], so no proxy may repeat or prefetch them. A phone is addressed by its id
/// from the list of SIP phones.
/// </remarks>
internal sealed class TelecomXCommands(AccountContext context, TelecomXOptions options, TelecomXClient client, TelecomXLastLists memory)
{
    // [D] hold and unhold work on these makes only; Mitel took over Aastra's phones.
    private static readonly string[] MakesThatHold = ["mitel", "aastra", "yealink"];

    public Task<CommandResult> SendAsync(CallCommand command, Capabilities offered, CancellationToken cancellationToken) =>
        CommandExecutor.OnceAsync(command, offered, context, async () =>
        {
            var (action, query) = RequestFor(command);
            var (response, secret) = await client.SendOnceAsync($"pbx/app/action/{action}", query, cancellationToken);
            return CommandResultMapper.Read(response, Accept, Advice, secret, options.Password);
        }, cancellationToken);

    private (string Action, string Query) RequestFor(CallCommand command)
    {
        var call = command.Kind == CommandKind.Dial ? "" : CommandPreconditions.Query(command.Call?.VendorId, "the call's id");
        return command.Kind switch
        {
            CommandKind.Dial => ("call", $"device={Device(command.Extension)}&target={Number(command)}"),
            CommandKind.HangUp => ("hangup", $"target={call}"),

            // [D] hold toggles: sent for a held call, it would resume the call.
            CommandKind.Hold when IsHeld(command) => throw CommandException.Refused("The call is held already. Nothing was sent."),
            CommandKind.Hold => ("hold", $"device={Device(command.Extension, forHold: true)}&target={call}"),

            // [D] the related action unhold resumes and never holds.
            CommandKind.Resume when !IsHeld(command) => throw CommandException.Refused("The call is not held. Nothing was sent."),
            CommandKind.Resume => ("unhold", $"device={Device(command.Extension, forHold: true)}&target={call}"),

            // [D] device: "Id of device to pickup with"; target: a call's id, among others.
            CommandKind.PickUp => ("pickup", $"device={Device(command.Extension)}&target={call}"),
            CommandKind.BlindTransfer => ("transfer", $"source={call}&target={Number(command)}"),
            CommandKind.AttendedTransfer => ("transfer", $"source={call}&destination={CommandPreconditions.Query(command.Other?.VendorId, "the second call's id")}"),
            _ => throw CommandException.Refused($"Telecom X has no such command ({command.Kind})."),
        };
    }

    private static string Number(CallCommand command) => CommandPreconditions.Query(command.Target?.Trim(), "the number");

    private static bool IsHeld(CallCommand command) => command.Call is { State: PresenceState.OnHold } call || command.Call!.Legs.Any(l => l.Held);

    /// <summary>
    /// Returns the id of the phone that acts for an extension: preferably one that is online, and for holding one of a supported make.
    /// </summary>
    private string Device(string number, bool forHold = false)
    {
        var phones = memory.PhonesOf(ExtensionPresence.MakeKey(context.Id, number));
        if (phones.Count == 0)
        {
            throw CommandException.Refused($"No SIP phone of {number} is known: it has none, or their list could not be read yet. Nothing was sent.");
        }

        // A phone without a known user agent is tried: the vendor itself rejects it when it cannot hold (422).
        var able = forHold ? [.. phones.Where(p => p.UserAgent is null || MakesThatHold.Any(m => p.UserAgent.Contains(m, StringComparison.OrdinalIgnoreCase)))] : phones;
        return able.Count == 0
            ? throw CommandException.Refused($"Telecom X holds calls on Mitel and Yealink phones only, and {number} has none. Nothing was sent.")
            : CommandPreconditions.Query(able.OrderByDescending(p => p.Registered).First().Id, "the phone's id");
    }

    // [D] {"success": true}, with the id of the call after a dial.
    private static CommandResult Accept(VendorResponse response)
    {
        using var json = response.Json();
        return json.RootElement.Truth("success") switch
        {
            true => CommandResult.Accepted,
            false => CommandResult.Refused("Telecom X says that it did not succeed."),
            null => CommandResultMapper.Unanswered("Telecom X's answer does not say whether it succeeded."),
        };
    }

    private static string? Advice(int status) => status switch
    {
        // [D] the error code is the name of the parameter at fault.
        404 or 422 => "“target”, “source” and “destination” mean that the call is over or the number is wrong, “device” that the phone cannot do this.",
        401 or 403 => "The next request signs in anew. If it goes on, check what the account's login may do.",
        _ => null,
    };
}
