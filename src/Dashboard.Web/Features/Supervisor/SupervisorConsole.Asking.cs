using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Monitoring;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Phones;
using Dashboard.Web.Features.Supervisor.Transfers;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>The operations of several commands: attended transfers and call monitoring. Also the user's own phones.</summary>
public sealed partial class SupervisorConsole
{
    private AttendedTransferService _transfers = null!;
    private SupervisorContext _context = null!;

    [Inject]
    private AccessOptions Access { get; set; } = null!;

    /// <summary>Sets the user's own phones. Called by the script with the browser's stored data.</summary>
    /// <param name="kept">The numbers by account id.</param>
    [JSInvokable]
    public void SetUserPhones(Dictionary<string, string> kept)
    {
        _context.UserPhones = Phones.UserPhones.Create(kept);
        StateHasChanged();
    }

    private void BeginActing()
    {
        _commands = new CommandSubmitter(Commands, Time);
        _transfers = new AttendedTransferService(SendStepAsync, () => Principal is { CanControlCalls: true } principal ? Board.GetSnapshot(principal) : null, () => InvokeAsync(StateHasChanged));
        _context = new SupervisorContext { Act = ActOrConfirmAsync, Call = CallAsync, SaveUserPhone = SaveUserPhoneAsync };
    }

    private async Task SaveUserPhoneAsync(string account, string number)
    {
        _context.UserPhones = _context.UserPhones.Add(account, number);
        await Script.InvokeVoidAsync("supervisor.saveUserPhone", account, _context.UserPhones[account]);
    }

    private Task DoAsync(CallAction action, string? target, string? reason, long seen) => action switch
    {
        { Step: CallActionStep.Consult } => target is null ? Task.CompletedTask : _transfers.StartAsync(action, target, seen),
        { Step: CallActionStep.ReturnToCaller } => _transfers.ReturnToCallerAsync(action, seen),
        { Kind: CommandKind.AttendedTransfer, Other: not null } => _transfers.JoinAsync(action, seen),
        _ => SendAsync(action, target, reason, seen),
    };

    private async Task<CommandState?> SendAsync(CallAction action, string? target, string? reason, long seen, bool byHand = true) => Principal is { CanControlCalls: true } principal
        ? await _commands.SubmitAsync(action, () => action.CreateRequest(seen, target, reason), principal, Address, () => InvokeAsync(StateHasChanged), byHand)
        : null;

    // The toast of a confirmed intermediate step is dismissed, because the next step shows the progress.
    private async Task<CommandState?> SendStepAsync(CallAction action, string? target, long seen)
    {
        var end = await SendAsync(action, target, null, seen, byHand: false);
        if (end is { Status: CommandStatus.Observed } && (action.Step != CallActionStep.One || action.Kind is CommandKind.Hold or CommandKind.Dial))
        {
            _commands.Dismiss(end.Request.Id);
        }

        return end;
    }

    private AttendedTransferView? FindTransfer(ExtensionPresence row, IReadOnlyList<CommandState> mine) => AttendedTransferView.Create(row, _transfers.All.GetValueOrDefault(row.Key), mine, _snapshot!);

    // The transfers started on this page, and those of the principal that the command service remembers, because a reloaded page has lost
    // its own.
    private IEnumerable<AttendedTransferView> OtherTransfers(IReadOnlyList<CommandState> mine)
    {
        var dialled = mine.Where(c => c.Request.Kind is CommandKind.Dial or CommandKind.AttendedTransfer && c.Request.Other is null)
            .Select(c => (Key: ExtensionPresence.MakeKey(c.Request.Account, c.Request.Extension), c.Request.Target)).ToHashSet();
        return _transfers.All.Keys.Concat(dialled.Select(d => d.Key)).Distinct().Where(key => key != _view.Selected).Order(StringComparer.Ordinal)
            .Select(key => _snapshot!.Extension(key)).OfType<ExtensionPresence>()
            .Select(row => FindTransfer(row, mine)).OfType<AttendedTransferView>()
            .Where(s => s.IsOwnTransfer || s.Actions.Count == 0 || (s.ConsultationCall is { } second && dialled.Contains((s.Row.Key, ConsultationPair.PartyOf(second, s.Row.Number)))));
    }

    private void DismissTransfer(ExtensionPresence row) => _transfers.Dismiss(row.Key);

    private Task EndListeningAsync(MonitoringSession session) => session.End is { } end ? ActAsync(end, null, null) : Task.CompletedTask;

    private Task SwitchAsync((MonitoringSession Listening, CommandKind Kind) to)
    {
        _ = SwitchAsync(to.Listening, to.Kind, _snapshot!.View.Version);
        return Task.CompletedTask;
    }

    // The listening phone is on a call, so that call is ended first. Then the phone is called again for the other mode.
    private async Task SwitchAsync(MonitoringSession session, CommandKind kind, long seen)
    {
        if (await SendAsync(session.End!, null, null, seen) is { Status: CommandStatus.Observed } end && Principal is { CanControlCalls: true } principal)
        {
            _commands.Dismiss(end.Request.Id);
            await SendAsync(
                new CallAction(kind, MonitoringSession.GetModeName(kind), session.Row, session.Call), session.Request.Target, session.Request.Reason, Board.GetSnapshot(principal).View.Version, byHand: false);
        }
    }
}
