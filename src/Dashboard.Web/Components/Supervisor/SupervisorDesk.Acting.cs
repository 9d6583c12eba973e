using Dashboard.Presence;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What is done from the page: by the panel, by the menu of a row and by what is typed.</summary>
public sealed partial class SupervisorDesk
{
    private DeskCommands _commands = null!;
    private DeskMenuPlace? _menu;
    private bool _isPalette;
    private DeskAsk? _asked;
    private DeskQuestion? _question;
    private OwnCall? _choosing;

    /// <summary>The key was pressed by which one types what shall be done.</summary>
    [JSInvokable]
    public void OpenPalette()
    {
        (_isPalette, _menu, _parked, _asked, _question, _choosing) = (true, null, null, null, null, null);
        StateHasChanged();
    }

    private void AskAsync(ExtensionPresence? row, Call? call, MouseEventArgs where) =>
        _menu = row is null ? null : new DeskMenuPlace(row, call, where.ClientX, where.ClientY);

    private Task ActAsync(DeskAction action, string? target, string? reason)
    {
        (_menu, _asked) = (null, null);
        var seen = action.Seen ?? _moment!.View.Version;
        // As it is now, not as it was last drawn.
        _question = Sight is { MayAct: true } sight ? RingingTarget.Of(action, target, Board.Look(sight), () => SendNowAsync(action, target, reason, seen)) : null;
        if (_question is null)
        {
            return SendNowAsync(action, target, reason, seen);
        }

        // What lies deep in the page does not draw the page.
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task SendNowAsync(DeskAction action, string? target, string? reason, long seen)
    {
        // Not waited for: the page goes on, and draws how far it has come.
        _ = DoAsync(action, target, reason, seen);
        // The number that rang is one's own from now on: nobody types it twice.
        return action.ListensIn && target is not null ? KeepOwnAsync(action.Row.Account, target) : Task.CompletedTask;
    }

    private Task AnswerYesAsync()
    {
        var question = _question;
        _question = null;
        return question?.Send() ?? Task.CompletedTask;
    }

    // Before the first call from one's own phone it is asked which that is.
    private Task CallAsync(OwnCall call)
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
            await KeepOwnAsync(own.Account, own.Number);
            await (_hands.Own.Call(call.Account, call.Number, _moment!) is { Action: { } action } ? ActAsync(action, null, null) : Task.CompletedTask);
        }
    }

    // What leads to somebody is asked for where there is room: in the panel.
    private Task ActOrAskAsync(DeskAction action)
    {
        _menu = null;
        return action.NeedsTarget ? AskForAsync(action, null) : ActAsync(action, null, null);
    }

    private Task ActFromPaletteAsync(PaletteItem item)
    {
        _isPalette = false;
        return item.Call is { } call ? CallAsync(call)
            : item.Action is not { } action ? item.Row is { } row ? Select(row) : Task.CompletedTask
            : item.Target is null ? ActOrAskAsync(action)
            // A reason is no number to be typed behind it: it is asked for, with the rest filled in.
            : action.ListensIn && Access.RequireReason ? AskForAsync(action, item.Target)
            : ActAsync(action, item.Target, null);
    }

    private Task AskForAsync(DeskAction action, string? target)
    {
        _asked = new DeskAsk(action.Key, target);
        return Select(action.Row);
    }
}
