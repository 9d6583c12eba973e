using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What takes more than one command: asking before a call is given away, and listening in; and which phones are one's own.</summary>
public sealed partial class SupervisorDesk
{
    private AskDesk _asks = null!;
    private DeskHands _hands = null!;

    [Inject]
    private AccessSettings Access { get; set; } = null!;

    /// <summary>The browser tells which phones are one's own, as it kept them.</summary>
    /// <param name="kept">Numbers by account.</param>
    [JSInvokable]
    public void OwnNumbers(Dictionary<string, string> kept)
    {
        _hands.Own = Supervisor.OwnNumbers.Of(kept);
        StateHasChanged();
    }

    private void BeginActing()
    {
        _commands = new DeskCommands(Desk, Time);
        _asks = new AskDesk(SendStepAsync, () => Sight is { MayAct: true } sight ? Board.Look(sight) : null, () => InvokeAsync(StateHasChanged));
        _hands = new DeskHands { Act = ActOrAskAsync, Call = CallAsync, Keep = KeepOwnAsync };
    }

    private async Task KeepOwnAsync(string account, string number)
    {
        _hands.Own = _hands.Own.With(account, number);
        await Script.InvokeVoidAsync("desk.own", account, _hands.Own[account]);
    }

    private Task DoAsync(DeskAction action, string? target, string? reason, long seen) => action switch
    {
        { Step: DeskStep.AskFirst } => target is null ? Task.CompletedTask : _asks.StartAsync(action, target, seen),
        { Step: DeskStep.TakeBack } => _asks.TakeBackAsync(action, seen),
        { Kind: CommandKind.AttendedTransfer, Other: not null } => _asks.JoinAsync(action, seen),
        _ => SendAsync(action, target, reason, seen),
    };

    private async Task<CommandProgress?> SendAsync(DeskAction action, string? target, string? reason, long seen, bool byHand = true) => Sight is { MayAct: true } sight
        ? await _commands.PressAsync(action, () => action.Ask(seen, target, reason), sight, Address, () => InvokeAsync(StateHasChanged), byHand)
        : null;

    // A step that was seen to be done is shown by what follows it: of what goes on well only the end is told apart.
    private async Task<CommandProgress?> SendStepAsync(DeskAction action, string? target, long seen)
    {
        var end = await SendAsync(action, target, null, seen, byHand: false);
        if (end is { Status: CommandStatus.Observed } && (action.Step != DeskStep.One || action.Kind is CommandKind.Hold or CommandKind.Dial))
        {
            _commands.Forget(end.Request.Id);
        }

        return end;
    }

    private AskShown? AskOf(ExtensionPresence row, IReadOnlyList<CommandProgress> mine) => AskShown.Of(row, _asks.All.GetValueOrDefault(row.Key), mine, _moment!);

    // Those that were begun here, and those that the host remembers to have been begun by who looks: a page that was loaded
    // anew remembers none.
    private IEnumerable<AskShown> AsksElsewhere(IReadOnlyList<CommandProgress> mine)
    {
        var dialled = mine.Where(c => c.Request.Kind is CommandKind.Dial or CommandKind.AttendedTransfer && c.Request.Other is null)
            .Select(c => (Key: ExtensionPresence.MakeKey(c.Request.Account, c.Request.Extension), c.Request.Target)).ToHashSet();
        return _asks.All.Keys.Concat(dialled.Select(d => d.Key)).Distinct().Where(key => key != _view.Selected).Order(StringComparer.Ordinal)
            .Select(key => _moment!.Extension(key)).OfType<ExtensionPresence>()
            .Select(row => AskOf(row, mine)).OfType<AskShown>()
            .Where(s => s.IsOwn || s.Actions.Count == 0 || (s.Second is { } second && dialled.Contains((s.Row.Key, CallPair.PartyOf(second, s.Row.Number)))));
    }

    private void ForgetAsk(ExtensionPresence row) => _asks.Forget(row.Key);

    private Task EndListeningAsync(Listening listening) => listening.End is { } end ? ActAsync(end, null, null) : Task.CompletedTask;

    private Task SwitchAsync((Listening Listening, CommandKind Kind) to)
    {
        _ = SwitchAsync(to.Listening, to.Kind, _moment!.View.Version);
        return Task.CompletedTask;
    }

    // A phone that listens is in a call: it is freed first, and only then called for the other way to take part.
    private async Task SwitchAsync(Listening listening, CommandKind kind, long seen)
    {
        if (await SendAsync(listening.End!, null, null, seen) is { Status: CommandStatus.Observed } end && Sight is { MayAct: true } sight)
        {
            _commands.Forget(end.Request.Id);
            await SendAsync(
                new DeskAction(kind, Listening.Word(kind), listening.Row, listening.Call), listening.Request.Target, listening.Request.Reason, Board.Look(sight).View.Version, byHand: false);
        }
    }
}
