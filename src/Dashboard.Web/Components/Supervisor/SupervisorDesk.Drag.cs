using Dashboard.Presence;
using Dashboard.Web.Commands;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Calls that are dragged somewhere, and those that are parked.</summary>
public sealed partial class SupervisorDesk
{
    private ParkedCall? _parked;

    /// <summary>A call was dropped somewhere. What comes here is a stranger's word, and is looked up.</summary>
    /// <param name="call">The key of the call; empty for the one that the extension is on.</param>
    /// <param name="from">The key of the extension that gives it away.</param>
    /// <param name="to">The key of the extension it was dropped on, or <see cref="DropReading.Park"/>.</param>
    /// <param name="seen">The version of the board that was seen when the drag began.</param>
    [JSInvokable]
    public Task DropAsync(string? call, string? from, string? to, long seen)
    {
        if (Sight is not { MayAct: true } sight)
        {
            return Task.CompletedTask;
        }

        // As it is now, not as it was last drawn; of a version that nobody can have seen there is none.
        _moment = Board.Look(sight);
        seen = Math.Min(seen, _moment.View.Version);
        var drop = DropReading.Read(_moment, call, from, to, seen);
        (_menu, _parked, _isPalette, _question, _choosing) = (null, null, false, null, null);
        if (drop.Action is null)
        {
            _commands.Refuse(Told(call, from, to), sight, drop.Problem);
        }
        else if (drop.Question.Length > 0)
        {
            _question = new DeskQuestion(drop.Question, drop.Action.Kind == CommandKind.Retrieve ? "Retrieve anyway" : "Transfer anyway", () =>
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
        var action = _parked is { } parked ? DropReading.Retrieve(taker, parked.Call, _moment!) : null;
        _parked = null;
        return action is null ? Task.CompletedTask : ActAsync(action, null, null);
    }

    // Not waited for: the page goes on, and draws how far it has come.
    private void Press(DropReading drop, long seen) => _ = Sight is { } sight
        ? _commands.PressAsync(drop.Action!, () => drop.Action!.Ask(seen, drop.To?.Number, null), sight, Address, () => InvokeAsync(StateHasChanged))
        : Task.CompletedTask;

    // What was asked for in the words of the page, as far as any of it is known.
    private CommandRequest Told(string? call, string? from, string? to)
    {
        var giver = _moment!.Extension(from);
        var isSame = _moment.Extension(to) is { } target && target.Account == giver?.Account;
        return new CommandRequest
        {
            Id = Guid.NewGuid(), Kind = to == DropReading.Park ? CommandKind.Park : CommandKind.BlindTransfer, Account = giver?.Account ?? "",
            Extension = giver?.Number ?? "a call", Call = call, Target = isSame ? _moment.Extension(to)!.Number : null,
        };
    }
}
