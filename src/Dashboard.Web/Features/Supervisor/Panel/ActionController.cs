using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Palette;
using Dashboard.Web.Features.Supervisor.Phones;
using Dashboard.Web.Features.Supervisor.Session;
using Dashboard.Web.Features.Supervisor.Transfers;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Performs the actions of the page, from the panel, a context menu or the command palette: asks for missing input and for confirmation, then submits the command.</summary>
internal sealed class ActionController
{
    private readonly SupervisorSession _session;
    private readonly ICommandSubmitter _commands;
    private readonly SupervisorOverlays _overlays;
    private readonly SupervisorContext _context;
    private readonly Func<ExtensionPresence, Task> _openPanel;
    private readonly bool _requiresReason;

    /// <summary>Creates the controller of one page.</summary>
    /// <param name="session">The page's session.</param>
    /// <param name="commands">Submits the commands.</param>
    /// <param name="overlays">The menus and dialogs.</param>
    /// <param name="context">The user's own phones.</param>
    /// <param name="openPanel">Opens the panel of an extension.</param>
    /// <param name="requiresReason">Whether call monitoring requires a reason.</param>
    public ActionController(
        SupervisorSession session, ICommandSubmitter commands, SupervisorOverlays overlays, SupervisorContext context, Func<ExtensionPresence, Task> openPanel, bool requiresReason)
    {
        (_session, _commands, _overlays, _context, _openPanel, _requiresReason) = (session, commands, overlays, context, openPanel, requiresReason);
        Transfers = new AttendedTransferService(SubmitStepAsync, session.GetCurrent, session.RenderAsync);
    }

    /// <summary>The attended transfers of the page.</summary>
    public AttendedTransferService Transfers { get; }

    /// <summary>Performs an action. One that needs a target opens its form in the panel instead, which has room for it.</summary>
    /// <param name="action">The action.</param>
    public Task StartAsync(CallAction action)
    {
        _overlays.Menu = null;
        return action.NeedsTarget ? OpenFormAsync(action, null) : PerformAsync(action, null, null);
    }

    /// <summary>Performs an action with its input. With a ringing target it asks for confirmation first.</summary>
    /// <param name="action">The action.</param>
    /// <param name="target">The entered target; null for none.</param>
    /// <param name="reason">The entered reason for call monitoring; null for none.</param>
    public Task PerformAsync(CallAction action, string? target, string? reason)
    {
        (_overlays.Menu, _overlays.PendingForm) = (null, null);
        var seenVersion = action.SeenVersion ?? _session.Snapshot!.View.Version;
        // The check uses a new snapshot and not the last rendered one.
        _overlays.Confirmation = _session.GetCurrent() is { } current ? RingingTarget.Find(action, target, current, () => SubmitAsync(action, target, reason, seenVersion)) : null;
        // Nested components call this through the context, which does not render the page by itself.
        return _overlays.Confirmation is null ? SubmitAsync(action, target, reason, seenVersion) : _session.RenderAsync();
    }

    /// <summary>Gives the open confirmation and sends its command.</summary>
    public Task ConfirmAsync()
    {
        var confirmation = _overlays.Confirmation;
        _overlays.Confirmation = null;
        return confirmation?.Send() ?? Task.CompletedTask;
    }

    /// <summary>Dials from the user's own phone. Before the first call the page asks which phone that is.</summary>
    /// <param name="call">The call.</param>
    public async Task CallAsync(UserCall call)
    {
        (_overlays.Menu, _overlays.PhoneChoice) = (null, call.Action is null ? call : null);
        await _session.RenderAsync();
        await (call.Action is { } action ? PerformAsync(action, null, null) : Task.CompletedTask);
    }

    /// <summary>Stores the chosen phone as the user's own and makes the call that waits for the choice.</summary>
    /// <param name="phone">The extension of the chosen phone.</param>
    public async Task ChoosePhoneAsync(ExtensionPresence phone)
    {
        if (_overlays.PhoneChoice is not { } call)
        {
            return;
        }

        _overlays.PhoneChoice = null;
        await _context.SaveUserPhone(phone.Account, phone.Number);
        await (_context.UserPhones.Call(call.Account, call.Number, _session.Snapshot!) is { Action: { } action } ? PerformAsync(action, null, null) : Task.CompletedTask);
    }

    /// <summary>Runs a result of the command palette.</summary>
    /// <param name="result">The selected result.</param>
    public Task RunAsync(PaletteResult result)
    {
        _overlays.IsPaletteOpen = false;
        return result switch
        {
            { Call: { } call } => CallAsync(call),
            { Action: null } => result.Row is { } row ? _openPanel(row) : Task.CompletedTask,
            { Action: { } action, Target: null } => StartAsync(action),
            // The palette has no field for a reason, so the panel's form opens with the target filled in.
            { Action: { ListensIn: true } action } when _requiresReason => OpenFormAsync(action, result.Target),
            { Action: { } action } => PerformAsync(action, result.Target, null),
        };
    }

    private Task OpenFormAsync(CallAction action, string? target)
    {
        _overlays.PendingForm = new PendingAction(action.Key, target);
        return _openPanel(action.Row);
    }

    private Task SubmitAsync(CallAction action, string? target, string? reason, long seenVersion)
    {
        // Not awaited: the page stays usable and shows the status of the command.
        _ = DispatchAsync(action, target, reason, seenVersion);
        // The number used for monitoring is stored as the user's own phone, so that it need not be typed again.
        return action.ListensIn && target is not null ? _context.SaveUserPhone(action.Row.Account, target) : Task.CompletedTask;
    }

    private Task DispatchAsync(CallAction action, string? target, string? reason, long seenVersion) => action switch
    {
        { Step: CallActionStep.Consult } => target is null ? Task.CompletedTask : Transfers.StartAsync(action, target, seenVersion),
        { Step: CallActionStep.ReturnToCaller } => Transfers.ReturnToCallerAsync(action, seenVersion),
        { Kind: CommandKind.AttendedTransfer, Other: not null } => Transfers.JoinAsync(action, seenVersion),
        _ => _commands.SubmitAsync(action, target, reason, seenVersion),
    };

    // The toast of a confirmed intermediate step is dismissed, because the next step shows the progress.
    private async Task<CommandState?> SubmitStepAsync(CallAction action, string? target, long seenVersion)
    {
        var end = await _commands.SubmitAsync(action, target, null, seenVersion, isFollowUp: true);
        if (end is { Status: CommandStatus.Observed } && (action.Step != CallActionStep.One || action.Kind is CommandKind.Hold or CommandKind.Dial))
        {
            _commands.Dismiss(end.Request.Id);
        }

        return end;
    }
}
