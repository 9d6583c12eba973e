using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Palette;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Phones;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>The actions of the page: from the panel, from a row's context menu, and from the command palette.</summary>
public sealed partial class SupervisorConsole
{
    private CommandSubmitter _commands = null!;
    private ContextMenuPosition? _menu;
    private bool _isPalette;
    private PendingAction? _asked;
    private CommandConfirmation? _question;
    private UserCall? _choosing;

    /// <summary>Opens the command palette. Called by the script when its key is pressed.</summary>
    [JSInvokable]
    public void OpenPalette()
    {
        (_isPalette, _menu, _parked, _asked, _question, _choosing) = (true, null, null, null, null, null);
        StateHasChanged();
    }

    private void ConfirmAsync(ExtensionPresence? row, Call? call, MouseEventArgs where) =>
        _menu = row is null ? null : new ContextMenuPosition(row, call, where.ClientX, where.ClientY);

    private Task ActAsync(CallAction action, string? target, string? reason)
    {
        (_menu, _asked) = (null, null);
        var seen = action.SeenVersion ?? _snapshot!.View.Version;
        // The check uses a new snapshot and not the last rendered one.
        _question = Principal is { CanControlCalls: true } principal ? RingingTarget.Find(action, target, Board.GetSnapshot(principal), () => SendNowAsync(action, target, reason, seen)) : null;
        if (_question is null)
        {
            return SendNowAsync(action, target, reason, seen);
        }

        // Nested components call this through the context, which does not render this component by itself.
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task SendNowAsync(CallAction action, string? target, string? reason, long seen)
    {
        // Not awaited: the page stays usable and shows the status of the command.
        _ = DoAsync(action, target, reason, seen);
        // The number used for monitoring is stored as the user's own phone, so that it need not be typed again.
        return action.ListensIn && target is not null ? SaveUserPhoneAsync(action.Row.Account, target) : Task.CompletedTask;
    }

    private Task AnswerYesAsync()
    {
        var question = _question;
        _question = null;
        return question?.Send() ?? Task.CompletedTask;
    }

    // Before the first call from the user's own phone the page asks which phone that is.
    private Task CallAsync(UserCall call)
    {
        (_menu, _choosing) = (null, call.Action is null ? call : null);
        StateHasChanged();
        return call.Action is { } action ? ActAsync(action, null, null) : Task.CompletedTask;
    }

    private async Task ChooseAndCallAsync(ExtensionPresence own)
    {
        if (_choosing is { } call)
        {
            _choosing = null;
            await SaveUserPhoneAsync(own.Account, own.Number);
            await (_context.UserPhones.Call(call.Account, call.Number, _snapshot!) is { Action: { } action } ? ActAsync(action, null, null) : Task.CompletedTask);
        }
    }

    // An action with a target opens its form in the panel, which has room for it.
    private Task ActOrConfirmAsync(CallAction action)
    {
        _menu = null;
        return action.NeedsTarget ? RequestInputAsync(action, null) : ActAsync(action, null, null);
    }

    private Task ActFromPaletteAsync(PaletteResult item)
    {
        _isPalette = false;
        return item.Call is { } call ? CallAsync(call)
            : item.Action is not { } action ? item.Row is { } row ? Select(row) : Task.CompletedTask
            : item.Target is null ? ActOrConfirmAsync(action)
            // The palette has no field for a reason, so the panel's form opens with the target filled in.
            : action.ListensIn && Access.RequireReason ? RequestInputAsync(action, item.Target)
            : ActAsync(action, item.Target, null);
    }

    private Task RequestInputAsync(CallAction action, string? target)
    {
        _asked = new PendingAction(action.Key, target);
        return Select(action.Row);
    }
}
