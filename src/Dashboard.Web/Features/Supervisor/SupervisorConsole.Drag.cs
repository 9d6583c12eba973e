using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Parking;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>Calls that are dragged somewhere, and those that are parked.</summary>
public sealed partial class SupervisorConsole
{
    private ParkedCall? _parked;

    /// <summary>A call was dropped somewhere. What comes here is a stranger's word, and is looked up.</summary>
    /// <param name="call">The key of the call; empty for the one that the extension is on.</param>
    /// <param name="from">The key of the extension that gives it away.</param>
    /// <param name="to">The key of the extension it was dropped on, or <see cref="DropResolver.Park"/>.</param>
    /// <param name="seen">The version of the board that was seen when the drag began.</param>
    [JSInvokable]
    public Task DropAsync(string? call, string? from, string? to, long seen)
    {
        if (Principal is not { CanControlCalls: true } principal)
        {
            return Task.CompletedTask;
        }

        // As it is now, not as it was last drawn; of a version that nobody can have seen there is none.
        _snapshot = Board.GetSnapshot(principal);
        seen = Math.Min(seen, _snapshot.View.Version);
        var drop = DropResolver.Resolve(_snapshot, call, from, to, seen);
        (_menu, _parked, _isPalette, _question, _choosing) = (null, null, false, null, null);
        if (drop.Action is null)
        {
            _commands.Refuse(Notify(call, from, to), principal, drop.Problem);
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

    // Not waited for: the page goes on, and draws how far it has come.
    private void Press(DropResolver drop, long seen) => _ = Principal is { } principal
        ? _commands.SubmitAsync(drop.Action!, () => drop.Action!.CreateRequest(seen, drop.To?.Number, null), principal, Address, () => InvokeAsync(StateHasChanged))
        : Task.CompletedTask;

    // What was asked for in the words of the page, as far as any of it is known.
    private CommandRequest Notify(string? call, string? from, string? to)
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
