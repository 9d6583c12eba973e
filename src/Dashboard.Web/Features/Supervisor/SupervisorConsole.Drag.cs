using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Parking;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>Dragged calls and parked calls.</summary>
public sealed partial class SupervisorConsole
{
    private ParkedCall? _parked;

    /// <summary>Handles the drop of a call. Called by the script; its data is untrusted and looked up again.</summary>
    /// <param name="call">The key of the call; null or empty for the only call of the extension.</param>
    /// <param name="from">The key of the extension that transfers the call.</param>
    /// <param name="to">The key of the target extension, or <see cref="DropResolver.Park"/>.</param>
    /// <param name="seen">The version of the board at the start of the drag.</param>
    [JSInvokable]
    public Task DropAsync(string? call, string? from, string? to, long seen)
    {
        if (Principal is not { CanControlCalls: true } principal)
        {
            return Task.CompletedTask;
        }

        // The check uses a new snapshot and not the last rendered one. A version from the future is reduced to the current one.
        _snapshot = Board.GetSnapshot(principal);
        seen = Math.Min(seen, _snapshot.View.Version);
        var drop = DropResolver.Resolve(_snapshot, call, from, to, seen);
        (_menu, _parked, _isPalette, _question, _choosing) = (null, null, false, null, null);
        if (drop.Action is null)
        {
            _commands.Refuse(CreateRequest(call, from, to), principal, drop.Problem);
        }
        else if (drop.Question.Length > 0)
        {
            _question = new CommandConfirmation(drop.Question, drop.Action.Kind == CommandKind.Retrieve ? "Retrieve anyway" : "Transfer anyway", () =>
            {
                Press(drop, seen);
                return Task.CompletedTask;
            });
        }
        else
        {
            Press(drop, seen);
        }

        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task RetrieveToAsync(ExtensionPresence taker)
    {
        var action = _parked is { } parked ? DropResolver.Retrieve(taker, parked.Call, _snapshot!) : null;
        _parked = null;
        return action is null ? Task.CompletedTask : ActAsync(action, null, null);
    }

    // Not awaited: the page stays usable and shows the status of the command.
    private void Press(DropResolver drop, long seen) => _ = Principal is { } principal
        ? _commands.SubmitAsync(drop.Action!, () => drop.Action!.CreateRequest(seen, drop.To?.Number, null), principal, Address, () => InvokeAsync(StateHasChanged))
        : Task.CompletedTask;

    // Builds a request that describes the drop, as far as its parts are known, to show why it was refused.
    private CommandRequest CreateRequest(string? call, string? from, string? to)
    {
        var giver = _snapshot!.Extension(from);
        var isSame = _snapshot.Extension(to) is { } target && target.Account == giver?.Account;
        return new CommandRequest
        {
            Id = Guid.NewGuid(), Kind = to == DropResolver.Park ? CommandKind.Park : CommandKind.BlindTransfer, Account = giver?.Account ?? "",
            Extension = giver?.Number ?? "a call", Call = call, Target = isSame ? _snapshot.Extension(to)!.Number : null,
        };
    }
}
