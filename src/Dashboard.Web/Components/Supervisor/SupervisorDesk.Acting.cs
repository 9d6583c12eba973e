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

    /// <summary>The key was pressed by which one types what shall be done.</summary>
    [JSInvokable]
    public void OpenPalette()
    {
        (_isPalette, _menu, _parked, _asked) = (true, null, null, null);
        StateHasChanged();
    }

    private void AskAsync(ExtensionPresence? row, Call? call, MouseEventArgs where) =>
        _menu = row is null ? null : new DeskMenuPlace(row, call, where.ClientX, where.ClientY);

    private Task ActAsync(DeskAction action, string? target, string? reason)
    {
        (_menu, _asked) = (null, null);
        // Not waited for: the page goes on, and draws how far it has come.
        _ = DoAsync(action, target, reason, action.Seen ?? _moment!.View.Version);
        // The number that rang is one's own from now on: nobody types it twice.
        return action.ListensIn && target is not null ? KeepOwnAsync(action.Row.Account, target) : Task.CompletedTask;
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
        return item.Action is not { } action ? Select(item.Row)
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
