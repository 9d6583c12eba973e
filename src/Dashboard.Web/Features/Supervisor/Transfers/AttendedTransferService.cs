using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>
/// Asks before a call is given away, on phone systems that join two calls: hold, call, and then join or take back. Each step
/// is a command of its own, and none is sent before the one ahead of it was seen to be done.
/// </summary>
/// <param name="send">Sends a command, with the version of the board that it is about, and waits for its end; null when it was not sent.</param>
/// <param name="look">What is seen at this moment; null when nothing may be seen any more.</param>
/// <param name="show">Draws the page.</param>
internal sealed class AttendedTransferService(Func<CallAction, string?, long, Task<CommandState?>> send, Func<SupervisorSnapshot?> look, Func<Task> show)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, AttendedTransfer> _all = [];

    /// <summary>Those that were begun here, one for each extension, by its key.</summary>
    public IReadOnlyDictionary<string, AttendedTransfer> All => _all;

    /// <summary>Holds the call unless it is, and calls whom to ask.</summary>
    /// <param name="action">What was chosen: whose call, and which.</param>
    /// <param name="target">The number of who is asked.</param>
    /// <param name="seen">The version of the board that was seen when it was chosen.</param>
    public async Task StartAsync(CallAction action, string target, long seen)
    {
        if (look() is not { } snapshot || action.Call is not { } first || _all.GetValueOrDefault(action.Row.Key) is { Stage: not AttendedTransferStage.Over })
        {
            return;
        }

        var ask = new AttendedTransfer(action.Row, first, target, ContactNames.Format(action.Row.Account, target, snapshot));
        var may = snapshot.Account(action.Row.Account)?.Capabilities ?? Capabilities.None;
        if (may.Offers(CommandKind.Hold) && !ConsultationPair.IsHeld(first))
        {
            await SetAsync(ask);
            if (Failed(await send(new CallAction(CommandKind.Hold, "Hold", action.Row, first), null, seen)) is { } why)
            {
                await StopAsync(ask, $"The call could not be put on hold, and {ask.ConsultedParty} was not called. {why}");
                return;
            }
        }

        if (look() is not { } held || ask.Find(first.Key, held) is null)
        {
            await StopAsync(ask, $"{ask.Caller} has hung up. {ask.ConsultedParty} was not called.");
            return;
        }

        await SetAsync(ask with { Stage = AttendedTransferStage.Calling });
        var before = held.CallsOf(action.Row).Select(c => c.Key).ToHashSet();
        if (Failed(await send(new CallAction(CommandKind.Dial, "Call", action.Row), target, held.View.Version)) is { } problem)
        {
            await StopAsync(ask, $"{ask.ConsultedParty} could not be called. {problem}");
            return;
        }

        var second = look()?.CallsOf(action.Row).LastOrDefault(c => !before.Contains(c.Key));
        await SetAsync(ask with { Stage = AttendedTransferStage.Consulting, ConsultationCall = second?.Key });
    }

    /// <summary>Joins the two calls.</summary>
    /// <param name="action">What was chosen: the held call, and the other.</param>
    /// <param name="seen">The version of the board that was seen.</param>
    public async Task JoinAsync(CallAction action, long seen)
    {
        var ask = _all.GetValueOrDefault(action.Row.Key);
        await MoveAsync(ask, AttendedTransferStage.Joining);
        var end = await send(action, null, seen);
        if (ask is null)
        {
            return;
        }

        if (Failed(end) is not { } why)
        {
            _all.Remove(action.Row.Key);
            await show();
        }
        else
        {
            // Told with how the two calls are now: what was not seen in time may have been done all the same.
            var now = look() is { } snapshot ? (ask with { Stage = AttendedTransferStage.Consulting }).SeenVersion(snapshot) : ask;
            await SetAsync(now with { Status = $"{(end is { Status: CommandStatus.TimedOut } ? "It was not seen that they were joined." : "Not transferred.")} {why}" });
        }
    }

    /// <summary>Ends the second call and takes the first from hold.</summary>
    /// <param name="action">What was chosen: the second call, and the one that is held.</param>
    /// <param name="seen">The version of the board that was seen.</param>
    public async Task ReturnToCallerAsync(CallAction action, long seen)
    {
        var ask = _all.GetValueOrDefault(action.Row.Key) ?? Started(action);
        await SetAsync(ask with { Stage = AttendedTransferStage.ReturningToCaller, ConsultationCall = action.Call!.Key, Status = "" });
        if (Failed(await send(action, null, seen)) is { } why)
        {
            await SetAsync(ask with { Stage = AttendedTransferStage.Consulting, ConsultationCall = action.Call.Key, Status = $"The call to {ask.ConsultedParty} was not ended. {why}" });
            return;
        }

        var snapshot = look();
        var first = snapshot is null ? null : ask.Find(action.Other!.Key, snapshot);
        if (first is null)
        {
            await StopAsync(ask, $"{ask.Caller} has hung up.");
        }
        else if (ConsultationPair.IsHeld(first) && snapshot!.Account(first.Account)?.Capabilities.Offers(CommandKind.Resume) == true
            && Failed(await send(new CallAction(CommandKind.Resume, "Resume", action.Row, first), null, snapshot.View.Version)) is { } problem)
        {
            await StopAsync(ask, $"{ask.Caller} is on hold still. {problem}");
        }
        else
        {
            _all.Remove(action.Row.Key);
            await show();
        }
    }

    /// <summary>Looks how each stands, and tells no more of what was over a while ago and leaves nobody waiting.</summary>
    /// <param name="snapshot">What is seen now.</param>
    public void Refresh(SupervisorSnapshot snapshot)
    {
        foreach (var (key, ask) in _all.ToList())
        {
            var now = ask.SeenVersion(snapshot);
            if (now.Stage == AttendedTransferStage.Over && snapshot.Now - now.OverAt > ShownFor && !now.IsWaiting(snapshot))
            {
                _all.Remove(key);
            }
            else
            {
                _all[key] = now;
            }
        }
    }

    /// <summary>Tells no more of one.</summary>
    /// <param name="row">The key of its extension.</param>
    public void Dismiss(string row) => _all.Remove(row);

    private static string? Failed(CommandState? end) => end switch
    {
        { Status: CommandStatus.Observed } => null,
        null => "It was asked for already.",
        _ => end.Detail,
    };

    // Begun at the telephone, or before this page was opened.
    private AttendedTransfer Started(CallAction action)
    {
        var target = ConsultationPair.PartyOf(action.Call!, action.Row.Number) ?? "";
        return new AttendedTransfer(action.Row, action.Other!, target, look() is { } snapshot ? ContactNames.Format(action.Row.Account, target, snapshot) : target);
    }

    private Task MoveAsync(AttendedTransfer? ask, AttendedTransferStage stage) => ask is null ? Task.CompletedTask : SetAsync(ask with { Stage = stage, Status = "" });

    private Task StopAsync(AttendedTransfer ask, string says) => SetAsync(ask.Stop(says, look()?.Now ?? DateTimeOffset.MinValue));

    private Task SetAsync(AttendedTransfer ask)
    {
        _all[ask.Row.Key] = ask;
        return show();
    }
}
