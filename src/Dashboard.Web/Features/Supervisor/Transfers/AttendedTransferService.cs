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
/// <param name="getSnapshot">Returns a snapshot of the current data; null when the principal no longer has access.</param>
/// <param name="render">Renders the page.</param>
/// <remarks>Not thread-safe: used on the circuit's synchronisation context only.</remarks>
internal sealed class AttendedTransferService(Func<CallAction, string?, long, Task<CommandState?>> send, Func<SupervisorSnapshot?> getSnapshot, Func<Task> render)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, AttendedTransfer> _all = [];

    /// <summary>The transfers started on this page by the key of the extension, one for each.</summary>
    public IReadOnlyDictionary<string, AttendedTransfer> All => _all;

    /// <summary>Holds the call unless it is already held, and dials the consultation call.</summary>
    /// <param name="action">The selected action, with the extension and its call.</param>
    /// <param name="target">The number of the consulted party.</param>
    /// <param name="seenVersion">The version of the board at the time of the selection.</param>
    public async Task StartAsync(CallAction action, string target, long seenVersion)
    {
        if (getSnapshot() is not { } snapshot || action.Call is not { } first || _all.GetValueOrDefault(action.Row.Key) is { Stage: not AttendedTransferStage.Over })
        {
            return;
        }

        var transfer = new AttendedTransfer(action.Row, first, target, ContactNames.Format(action.Row.Account, target, snapshot));
        var may = snapshot.Account(action.Row.Account)?.Capabilities ?? Capabilities.None;
        if (may.Offers(CommandKind.Hold) && !ConsultationPair.IsHeld(first))
        {
            await SetAsync(transfer);
            if (Failed(await send(new CallAction(CommandKind.Hold, SupervisorTexts.Hold, action.Row, first), null, seenVersion)) is { } why)
            {
                await StopAsync(transfer, TransferTexts.FormatHoldFailed(transfer.ConsultedParty, why));
                return;
            }
        }

        if (getSnapshot() is not { } held || transfer.Find(first.Key, held) is null)
        {
            await StopAsync(transfer, TransferTexts.FormatCallerHungUpBefore(transfer.Caller, transfer.ConsultedParty));
            return;
        }

        await SetAsync(transfer with { Stage = AttendedTransferStage.Calling });
        var before = held.CallsOf(action.Row).Select(c => c.Key).ToHashSet();
        if (Failed(await send(new CallAction(CommandKind.Dial, SupervisorTexts.FormatCallParty(transfer.ConsultedParty), action.Row), target, held.View.Version)) is { } problem)
        {
            await StopAsync(transfer, TransferTexts.FormatDialFailed(transfer.ConsultedParty, problem));
            return;
        }

        var second = getSnapshot()?.CallsOf(action.Row).LastOrDefault(c => !before.Contains(c.Key));
        await SetAsync(transfer with { Stage = AttendedTransferStage.Consulting, ConsultationCall = second?.Key });
    }

    /// <summary>Joins the two calls.</summary>
    /// <param name="action">The selected action, with the held call and the consultation call.</param>
    /// <param name="seenVersion">The version of the board at the time of the selection.</param>
    public async Task JoinAsync(CallAction action, long seenVersion)
    {
        var transfer = _all.GetValueOrDefault(action.Row.Key);
        await MoveAsync(transfer, AttendedTransferStage.Joining);
        var end = await send(action, null, seenVersion);
        if (transfer is null)
        {
            return;
        }

        if (Failed(end) is not { } why)
        {
            _all.Remove(action.Row.Key);
            await render();
        }
        else
        {
            // The message is shown with the current state of both calls, because a command that was not confirmed in time may still have succeeded.
            var now = getSnapshot() is { } snapshot ? (transfer with { Stage = AttendedTransferStage.Consulting }).Refresh(snapshot) : transfer;
            await SetAsync(now with { Status = end is { Status: CommandStatus.TimedOut } ? TransferTexts.FormatJoinNotConfirmed(why) : TransferTexts.FormatNotTransferred(why) });
        }
    }

    /// <summary>Ends the consultation call and resumes the held call.</summary>
    /// <param name="action">The selected action, with the consultation call and the held call.</param>
    /// <param name="seenVersion">The version of the board at the time of the selection.</param>
    public async Task ReturnToCallerAsync(CallAction action, long seenVersion)
    {
        var transfer = _all.GetValueOrDefault(action.Row.Key) ?? Started(action);
        await SetAsync(transfer with { Stage = AttendedTransferStage.ReturningToCaller, ConsultationCall = action.Call!.Key, Status = "" });
        if (Failed(await send(action, null, seenVersion)) is { } why)
        {
            await SetAsync(transfer with { Stage = AttendedTransferStage.Consulting, ConsultationCall = action.Call.Key, Status = TransferTexts.FormatConsultationNotEnded(transfer.ConsultedParty, why) });
            return;
        }

        var snapshot = getSnapshot();
        var first = snapshot is null ? null : transfer.Find(action.Other!.Key, snapshot);
        if (first is null)
        {
            await StopAsync(transfer, TransferTexts.FormatCallerHungUp(transfer.Caller));
        }
        else if (ConsultationPair.IsHeld(first) && snapshot!.Account(first.Account)?.Capabilities.Offers(CommandKind.Resume) == true
            && Failed(await send(new CallAction(CommandKind.Resume, SupervisorTexts.Resume, action.Row, first), null, snapshot.View.Version)) is { } problem)
        {
            await StopAsync(transfer, TransferTexts.FormatResumeFailed(transfer.Caller, problem));
        }
        else
        {
            _all.Remove(action.Row.Key);
            await render();
        }
    }

    /// <summary>Updates all transfers from a snapshot, and removes ended ones after 30 s unless the caller is still on hold.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    public void Refresh(SupervisorSnapshot snapshot)
    {
        foreach (var (key, transfer) in _all.ToList())
        {
            var now = transfer.Refresh(snapshot);
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
        return new AttendedTransfer(action.Row, action.Other!, target, getSnapshot() is { } snapshot ? ContactNames.Format(action.Row.Account, target, snapshot) : target);
    }

    private Task MoveAsync(AttendedTransfer? transfer, AttendedTransferStage stage) => transfer is null ? Task.CompletedTask : SetAsync(transfer with { Stage = stage, Status = "" });

    private Task StopAsync(AttendedTransfer transfer, string says) => SetAsync(transfer.Stop(says, getSnapshot()?.Now ?? DateTimeOffset.MinValue));

    private Task SetAsync(AttendedTransfer transfer)
    {
        _all[transfer.Row.Key] = transfer;
        return render();
    }
}
