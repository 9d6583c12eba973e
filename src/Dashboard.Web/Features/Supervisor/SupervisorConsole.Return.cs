using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>Restores the page after a lost connection or a server restart, and handles its visibility.</summary>
public sealed partial class SupervisorConsole
{
    private const int MaxCommands = 50;
    private RestoredForm? _kept;

    /// <summary>Sets whether the page is visible. A hidden page does not render.</summary>
    /// <param name="isSeen">Whether the page is visible.</param>
    [JSInvokable]
    public void SetPageVisible(bool isSeen) => Board.SetVisible(isSeen);

    /// <summary>Restores the state of a reloaded page: opens its form and resumes tracking its commands.</summary>
    /// <param name="kept">The state stored by the browser.</param>
    /// <returns>The ids of the commands that are unknown here.</returns>
    [JSInvokable]
    public IReadOnlyList<Guid> RestoreState(RestoredPageState kept)
    {
        if (Principal is not { CanControlCalls: true } principal)
        {
            return [];
        }

        _kept = kept.Form?.Short();
        StateHasChanged();
        return [.. (kept.Commands ?? []).Take(MaxCommands).Where(id => !_commands.Resume(id, principal, () => InvokeAsync(StateHasChanged)))];
    }

    // The restored form opens once, with the first panel of its extension. If the user closes it, it stays closed.
    private RestoredForm? TakeRestored(ExtensionPresence row)
    {
        var kept = _kept?.Row == row.Key ? _kept : null;
        _kept = kept is null ? _kept : null;
        return kept;
    }
}
