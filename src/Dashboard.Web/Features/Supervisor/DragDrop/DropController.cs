using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Session;

namespace Dashboard.Web.Features.Supervisor.DragDrop;

/// <summary>Performs drops of calls, and retrieves parked calls.</summary>
/// <param name="session">The page's session.</param>
/// <param name="commands">Submits the commands.</param>
/// <param name="overlays">The menus and dialogs.</param>
/// <param name="actions">Performs actions.</param>
internal sealed class DropController(SupervisorSession session, ICommandSubmitter commands, SupervisorOverlays overlays, ActionController actions)
{
    /// <summary>Performs the drop of a call, asks for confirmation, or shows why the drop is not possible.</summary>
    /// <param name="call">The key of the call; null or empty for the only call of the extension.</param>
    /// <param name="from">The key of the extension that transfers the call.</param>
    /// <param name="to">The key of the target extension, or <see cref="DropResolver.Park"/>.</param>
    /// <param name="seenVersion">The version of the board at the start of the drag.</param>
    public Task DropAsync(string? call, string? from, string? to, long seenVersion)
    {
        // The check uses a new snapshot and not the last rendered one.
        if (session.Refresh() is not { } snapshot)
        {
            return Task.CompletedTask;
        }

        // A version from the future is reduced to the current one.
        seenVersion = Math.Min(seenVersion, snapshot.View.Version);
        var drop = DropResolver.Resolve(snapshot, call, from, to, seenVersion);
        overlays.Close();
        if (drop.Action is not { } action)
        {
            commands.Refuse(CreateRequest(snapshot, call, from, to), drop.Problem);
        }
        else if (drop.Question.Length > 0)
        {
            overlays.Confirmation = new CommandConfirmation(drop.Question, action.Kind == CommandKind.Retrieve ? SupervisorTexts.RetrieveAnyway : SupervisorTexts.TransferAnyway, () =>
            {
                Submit(action, drop.To, seenVersion);
                return Task.CompletedTask;
            });
        }
        else
        {
            Submit(action, drop.To, seenVersion);
        }

        return session.RenderAsync();
    }

    /// <summary>Retrieves the selected parked call.</summary>
    /// <param name="taker">The extension that retrieves the call.</param>
    public Task RetrieveAsync(ExtensionPresence taker)
    {
        var action = overlays.ParkedCall is { } parked ? DropResolver.Retrieve(taker, parked.Call, session.Snapshot!) : null;
        overlays.ParkedCall = null;
        return action is null ? Task.CompletedTask : actions.PerformAsync(action, null, null);
    }

    // Not awaited: the page stays usable and shows the status of the command.
    private void Submit(CallAction action, ExtensionPresence? to, long seenVersion) => _ = commands.SubmitAsync(action, to?.Number, null, seenVersion);

    // Builds a request that describes the drop, as far as its parts are known, to show why it was refused.
    private static CommandRequest CreateRequest(SupervisorSnapshot snapshot, string? call, string? from, string? to)
    {
        var giver = snapshot.Extension(from);
        var target = snapshot.Extension(to);
        return new CommandRequest
        {
            Id = Guid.NewGuid(), Kind = to == DropResolver.Park ? CommandKind.Park : CommandKind.BlindTransfer, Account = giver?.Account ?? "",
            Extension = giver?.Number ?? "a call", Call = call, Target = target?.Account == giver?.Account ? target?.Number : null,
        };
    }
}
