using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Palette;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Phones;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>What is done from the page: by the panel, by the menu of a row and by what is typed.</summary>
public sealed partial class SupervisorConsole
{
    private CommandSubmitter _commands = null!;
    private ContextMenuPosition? _menu;
    private bool _isPalette;
    private PendingAction? _asked;
    private CommandConfirmation? _question;
    private UserCall? _choosing;

    /// <summary>The key was pressed by which one types what shall be done.</summary>
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
        // As it is now, not as it was last drawn.
        _question = Principal is { CanControlCalls: true } principal ? RingingTarget.Find(action, target, Board.GetSnapshot(principal), () => SendNowAsync(action, target, reason, seen)) : null;
        if (_question is null)
        {
            return SendNowAsync(action, target, reason, seen);
        }

        // What lies deep in the page does not draw the page.
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task SendNowAsync(CallAction action, string? target, string? reason, long seen)
    {
        // Not waited for: the page goes on, and draws how far it has come.
        _ = DoAsync(action, target, reason, seen);
        // The number that rang is one's own from now on: nobody types it twice.
        return action.ListensIn && target is not null ? SaveUserPhoneAsync(action.Row.Account, target) : Task.CompletedTask;
    }

    private Task AnswerYesAsync()
    {
        var question = _question;
        _question = null;
        return question?.Send() ?? Task.CompletedTask;
    }

    // Before the first call from one's own phone it is asked which that is.
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

    // What leads to somebody is asked for where there is room: in the panel.
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
            // A reason is no number to be typed behind it: it is asked for, with the rest filled in.
            : action.ListensIn && Access.RequireReason ? RequestInputAsync(action, item.Target)
            : ActAsync(action, item.Target, null);
    }

    private Task RequestInputAsync(CallAction action, string? target)
    {
        _asked = new PendingAction(action.Key, target);
        return Select(action.Row);
    }
}
