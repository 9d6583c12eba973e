using Dashboard.Presence;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>The page that comes back: after the line was lost, after the server was started anew, and from behind other tabs.</summary>
public sealed partial class SupervisorDesk
{
    private const int MostCommands = 50;
    private KeptForm? _kept;

    /// <summary>The page came into sight, or went behind others: what nobody sees is not drawn.</summary>
    /// <param name="isSeen">Whether it can be seen.</param>
    [JSInvokable]
    public void See(bool isSeen) => Board.See(isSeen);

    /// <summary>The page was loaded anew: opens what was open, and goes on telling of what was on its way.</summary>
    /// <param name="kept">What the browser kept.</param>
    /// <returns>The commands of which nothing is known here.</returns>
    [JSInvokable]
    public IReadOnlyList<Guid> Return(DeskReturn kept)
    {
        if (Sight is not { MayAct: true } sight)
        {
            return [];
        }

        _kept = kept.Form?.Short();
        StateHasChanged();
        return [.. (kept.Commands ?? []).Take(MostCommands).Where(id => !_commands.Resume(id, sight, () => InvokeAsync(StateHasChanged)))];
    }

    // Once, with the first panel of that extension: whoever closes it has closed it.
    private KeptForm? TakeKept(ExtensionPresence row)
    {
        var kept = _kept?.Row == row.Key ? _kept : null;
        _kept = kept is null ? _kept : null;
        return kept;
    }
}
