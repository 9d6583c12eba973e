using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>
/// Performs attended transfers on phone systems that can join two calls: hold, dial the consultation call, then join the calls or
/// return to the caller. Each step is a separate command and is sent only after a poll has confirmed the previous one.
/// </summary>
/// <param name="send">Sends a command for a version of the board and waits for its final state; returns null when it was not sent.</param>
/// <param name="look">Returns a snapshot of the current data; null when the principal no longer has access.</param>
/// <param name="show">Renders the page.</param>
/// <remarks>Not thread-safe: used on the circuit's synchronisation context only.</remarks>
internal sealed class AttendedTransferService(Func<CallAction, string?, long, Task<CommandState?>> send, Func<SupervisorSnapshot?> look, Func<Task> show)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, AttendedTransfer> _all = [];

    /// <summary>The transfers started on this page by the key of the extension, one for each.</summary>
    public IReadOnlyDictionary<string, AttendedTransfer> All => _all;

    /// <summary>Holds the call unless it is already held, and dials the consultation call.</summary>
    /// <param name="action">The selected action, with the extension and its call.</param>
    /// <param name="target">The number of the consulted party.</param>
    /// <param name="seen">The version of the board at the time of the selection.</param>
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
            if (Failed(await send(new CallAction(CommandKind.Hold, SupervisorTexts.Hold, action.Row, first), null, seen)) is { } why)
            {
                await StopAsync(ask, TransferTexts.FormatHoldFailed(ask.ConsultedParty, why));
                return;
            }
        }

        if (look() is not { } held || ask.Find(first.Key, held) is null)
        {
            await StopAsync(ask, TransferTexts.FormatCallerHungUpBefore(ask.Caller, ask.ConsultedParty));
            return;
        }

        await SetAsync(ask with { Stage = AttendedTransferStage.Calling });
        var before = held.CallsOf(action.Row).Select(c => c.Key).ToHashSet();
        if (Failed(await send(new CallAction(CommandKind.Dial, SupervisorTexts.FormatCallParty(ask.ConsultedParty), action.Row), target, held.View.Version)) is { } problem)
        {
            await StopAsync(ask, TransferTexts.FormatDialFailed(ask.ConsultedParty, problem));
            return;
        }

        var second = look()?.CallsOf(action.Row).LastOrDefault(c => !before.Contains(c.Key));
        await SetAsync(ask with { Stage = AttendedTransferStage.Consulting, ConsultationCall = second?.Key });
    }

    /// <summary>Joins the two calls.</summary>
    /// <param name="action">The selected action, with the held call and the consultation call.</param>
    /// <param name="seen">The version of the board at the time of the selection.</param>
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
            // The message is shown with the current state of both calls, because a command that was not confirmed in time may still have succeeded.
            var now = look() is { } snapshot ? (ask with { Stage = AttendedTransferStage.Consulting }).Refresh(snapshot) : ask;
            await SetAsync(now with { Status = end is { Status: CommandStatus.TimedOut } ? TransferTexts.FormatJoinNotConfirmed(why) : TransferTexts.FormatNotTransferred(why) });
        }
    }

    /// <summary>Ends the consultation call and resumes the held call.</summary>
    /// <param name="action">The selected action, with the consultation call and the held call.</param>
    /// <param name="seen">The version of the board at the time of the selection.</param>
    public async Task ReturnToCallerAsync(CallAction action, long seen)
    {
        var ask = _all.GetValueOrDefault(action.Row.Key) ?? Started(action);
        await SetAsync(ask with { Stage = AttendedTransferStage.ReturningToCaller, ConsultationCall = action.Call!.Key, Status = "" });
        if (Failed(await send(action, null, seen)) is { } why)
        {
            await SetAsync(ask with { Stage = AttendedTransferStage.Consulting, ConsultationCall = action.Call.Key, Status = TransferTexts.FormatConsultationNotEnded(ask.ConsultedParty, why) });
            return;
        }

        var snapshot = look();
        var first = snapshot is null ? null : ask.Find(action.Other!.Key, snapshot);
        if (first is null)
        {
            await StopAsync(ask, TransferTexts.FormatCallerHungUp(ask.Caller));
        }
        else if (ConsultationPair.IsHeld(first) && snapshot!.Account(first.Account)?.Capabilities.Offers(CommandKind.Resume) == true
            && Failed(await send(new CallAction(CommandKind.Resume, SupervisorTexts.Resume, action.Row, first), null, snapshot.View.Version)) is { } problem)
        {
            await StopAsync(ask, TransferTexts.FormatResumeFailed(ask.Caller, problem));
        }
        else
        {
            _all.Remove(action.Row.Key);
            await show();
        }
    }

    /// <summary>Updates all transfers from a snapshot, and removes ended ones after 30 s unless the caller is still on hold.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    public void Refresh(SupervisorSnapshot snapshot)
    {
        foreach (var (key, ask) in _all.ToList())
        {
            var now = ask.Refresh(snapshot);
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

    /// <summary>Removes the transfer of an extension.</summary>
    /// <param name="row">The key of the extension.</param>
    public void Dismiss(string row) => _all.Remove(row);

    private static string? Failed(CommandState? end) => end switch
    {
        { Status: CommandStatus.Observed } => null,
        null => TransferTexts.RequestedAlready,
        _ => end.Detail,
    };

    // The transfer was started at the phone, or before this page was opened.
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
