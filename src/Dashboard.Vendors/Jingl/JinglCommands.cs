using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Jingl;

/// <summary>Jingl's call commands: each is one parameter of <c>PUT /api/handset/{id}</c> [S].</summary>
/// <remarks>
/// A command names no call: it acts on "the currently connected call" of the handset at the time of its arrival. The handset is therefore read first,
/// and the command is refused when the handset is in another call.
/// </remarks>
internal sealed class JinglCommands(AccountContext context, JinglClient client)
{
    /// <summary>The same tolerance as for telling calls apart: durations are whole seconds.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private bool _signInRefused;

    public Task<CommandResult> SendAsync(CallCommand command, Capabilities offered, CancellationToken cancellationToken) =>
        CommandExecutor.OnceAsync(command, offered, context, () => SendOnceAsync(command, cancellationToken), cancellationToken);

    /// <summary>Records that a poll succeeded, so that the sign-in is valid (again).</summary>
    public void SignInSucceeded() => Volatile.Write(ref _signInRefused, false);

    private async Task<CommandResult> SendOnceAsync(CallCommand command, CancellationToken cancellationToken)
    {
        // [S] the id in the path is that of the handset that acts or is monitored.
        var handset = CommandPreconditions.Segment(command.Extension, "the extension");
        var query = $"{Parameter(command.Kind)}={CommandPreconditions.Query(command.Target, "the number")}";

        // There is no token to renew: a refused sign-in is refused again, and each attempt brings the login closer to being locked. The next
        // successful poll clears the flag.
        if (Volatile.Read(ref _signInRefused))
        {
            throw CommandException.Refused($"Jingl refused the sign-in: check Accounts:{context.Id}:Username and Accounts:{context.Id}:Password. Nothing was sent.");
        }

        if (command.Call is { } call)
        {
            RequireSame(call, command.Extension, await GetHandsetAsync(command.Extension, cancellationToken));
        }

        var response = await client.PutAsync(handset, query, cancellationToken);
        Volatile.Write(ref _signInRefused, (int)response.Status == 401);
        return CommandResultMapper.Read(response, static _ => CommandResult.Accepted, Advice, client.Secrets());
    }

    /// <summary>Returns the query parameter of a command.</summary>
    /// <remarks>
    /// [S] "Monitor the currently connected call with this destination phone number"; "Coach on the currently connected call with this destination
    /// phone number. The destination will be able to whisper to the handset but the original bridged party will not be able to hear". The path
    /// therefore holds the agent's handset with the call, and the parameter holds the supervisor's number, which rings. For transfers: "to this
    /// destination phone number", from the handset in the path.
    /// </remarks>
    private static string Parameter(CommandKind kind) => kind switch
    {
        CommandKind.Dial => "callcreate",
        CommandKind.BlindTransfer => "calltransferblind",
        CommandKind.AttendedTransfer => "calltransferattended",
        CommandKind.Monitor => "callmonitor",
        CommandKind.Coach => "callcoach",
        CommandKind.Barge => "callbarge",
        _ => throw CommandException.Refused($"Jingl has no such command ({kind})."),
    };

    private async Task<JinglHandset> GetHandsetAsync(string number, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetHandsetAsync(number, cancellationToken);
        }
        catch (CommandException e) when (e.Result.Answer == CommandOutcome.Unanswered)
        {
            throw CommandException.Refused("Jingl did not say what the handset is doing, and a command acts on whichever call it is in: nothing was sent. Try again.", e);
        }
        catch (PollException e) when (e.Failure.IsSignInRejected)
        {
            Volatile.Write(ref _signInRefused, true);
            throw;
        }
    }

    private static void RequireSame(Call call, string number, JinglHandset now)
    {
        var state = JinglStateMap.States.GetValueOrDefault(now.State ?? "", PresenceState.Unknown);
        var direction = JinglStateMap.Directions.GetValueOrDefault(now.Direction ?? "", CallDirection.Unknown);
        var party = call.From == number ? call.To : call.From;
        // In an internal call each handset has its own state and direction.
        var leg = call.Legs.FirstOrDefault(l => l.Id == number);
        var (known, way) = leg is null ? (call.State, call.Direction) : (leg.State, leg.Direction);
        DateTimeOffset? connectedAt = now.Seconds is > 0 and < 1_000_000 and var seconds ? now.ReceivedAt - TimeSpan.FromSeconds(seconds) : null;
        var isSame = state == known && state is PresenceState.OnCall or PresenceState.OnHold
            && (party is null || now.Party is null || party == now.Party)
            && (direction == way || direction == CallDirection.Unknown || way == CallDirection.Unknown)
            && !((connectedAt - call.AnsweredAt)?.Duration() > Slack);
        if (!isSame)
        {
            var with = now.Party is { } other && JinglCalls.IsInCall(state) ? $", {(direction == CallDirection.Unknown ? "" : $"{direction} ")}with {other}" : "";
            throw CommandException.Refused($"The call has changed: handset {number} is {state} now{with}. Nothing was sent.");
        }
    }

    private static string? Advice(int status) => status switch
    {
        // [S] 400 Bad parameter(s), 404 Handset not found, 406 SSL must be used.
        400 => "The number may be one that cannot be called from here, or the call has just ended.",
        401 or 403 => "Check the account's Username and Password, and what they may do.",
        404 => "There is no such handset.",
        406 => "SSL must be used: check that the account's BaseAddress begins with https://.",
        _ => null,
    };
}
