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
    private string? _askedFor;

    /// <summary>The key was pressed by which one types what shall be done.</summary>
    [JSInvokable]
    public void OpenPalette()
    {
        (_isPalette, _menu) = (true, null);
        StateHasChanged();
    }

    private void AskAsync(ExtensionPresence? row, Call? call, MouseEventArgs where) =>
        _menu = row is null ? null : new DeskMenuPlace(row, call, where.ClientX, where.ClientY);

    private Task ActAsync(DeskAction action, string? target, string? reason)
    {
        (_menu, _askedFor) = (null, null);
        // Not waited for: the page goes on, and draws how far it has come.
        _ = Sight is { } sight ? _commands.PressAsync(action, () => action.Ask(action.Seen, target, reason), sight, Address, () => InvokeAsync(StateHasChanged)) : Task.CompletedTask;
        return Task.CompletedTask;
    }

    // What leads to somebody is asked for where there is room: in the panel.
    private Task ActOrAskAsync(DeskAction action)
    {
        _menu = null;
        if (!action.NeedsTarget)
        {
            return ActAsync(action, null, null);
        }

        _askedFor = action.Key;
        return Select(action.Row);
    }

    private Task ActFromPaletteAsync(PaletteItem item)
    {
        _isPalette = false;
        return item.Action is { } action && (item.Target is not null || !action.NeedsTarget) ? ActAsync(action, item.Target, null)
            : item.Action is { } asked ? ActOrAskAsync(asked)
            : Select(item.Row);
    }
}
