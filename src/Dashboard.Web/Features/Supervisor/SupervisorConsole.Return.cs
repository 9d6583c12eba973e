using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>The page that comes back: after the line was lost, after the server was started anew, and from behind other tabs.</summary>
public sealed partial class SupervisorConsole
{
    private const int MaxCommands = 50;
    private RestoredForm? _kept;

    /// <summary>The page came into sight, or went behind others: what nobody sees is not drawn.</summary>
    /// <param name="isSeen">Whether it can be seen.</param>
    [JSInvokable]
    public void SetPageVisible(bool isSeen) => Board.SetVisible(isSeen);

    /// <summary>The page was loaded anew: opens what was open, and goes on telling of what was on its way.</summary>
    /// <param name="kept">What the browser kept.</param>
    /// <returns>The commands of which nothing is known here.</returns>
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

    // Once, with the first panel of that extension: whoever closes it has closed it.
    private RestoredForm? TakeRestored(ExtensionPresence row)
    {
        var kept = _kept?.Row == row.Key ? _kept : null;
        _kept = kept is null ? _kept : null;
        return kept;
    }
}
