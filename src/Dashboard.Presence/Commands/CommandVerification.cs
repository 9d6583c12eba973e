using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Text;

namespace Dashboard.Presence.Commands;

/// <summary>
/// Checks whether a later poll shows the effect of a command. The vendor's acceptance is no confirmation: the call may have ended
/// meanwhile, or the phone may not have followed. Immutable.
/// </summary>
public sealed class CommandVerification
{
    private readonly string _account;
    private readonly CallCommand _command;
    private readonly string _extension;
    private readonly HashSet<string> _before;
    private readonly string? _region;

    private CommandVerification(string account, CallCommand command, PresenceSnapshot before)
    {
        (_account, _command) = (account, command);
        _extension = ExtensionPresence.MakeKey(account, command.Extension);
        _before = [.. before.Calls.GetAccount(account).Keys];
        _region = before.Accounts.GetValueOrDefault(account).Value?.Region;
    }

    /// <summary>The number of the acting extension.</summary>
    public string Extension => _command.Extension;

    /// <summary>Creates the verification of a command.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="command">The command.</param>
    /// <param name="before">The snapshot from before the command was sent.</param>
    /// <returns>Null when no vendor's lists can show the effect of the command (recording).</returns>
    public static CommandVerification? Create(string account, CallCommand command, PresenceSnapshot before) =>
        command.Kind is CommandKind.StartRecording or CommandKind.StopRecording ? null : new CommandVerification(account, command, before);

    /// <summary>Whether a snapshot shows the effect of the command.</summary>
    /// <param name="now">The current snapshot.</param>
    public bool IsConfirmed(PresenceSnapshot now)
    {
        var calls = now.Calls.GetAccount(_account).Values.Select(c => c.Value).ToList();
        var call = _command.Call is { } about ? calls.Find(c => c.Key == about.Key) : null;
        return _command.Kind switch
        {
            CommandKind.Dial => calls.Exists(c => IsNew(c) && IsOn(c, _extension)),
            CommandKind.HangUp => call is null || (_command.Leg is { } leg && call.Legs.All(l => l.Id != leg.Id)),
            CommandKind.Hold => call is not null && Concerned(call).Any(l => l.Held || l.State == PresenceState.OnHold),
            CommandKind.Resume => call is not null && Concerned(call).All(l => !l.Held && l.State != PresenceState.OnHold),
            CommandKind.Park => call is not null && call.Legs.Any(l => l.Parked),
            CommandKind.Retrieve => calls.Exists(c => (c.Key == call?.Key || IsNew(c)) && IsOn(c, _extension) && c.Legs.All(l => !l.Parked)),
            CommandKind.PickUp => calls.Exists(c => (c.Key == call?.Key || IsNew(c)) && c.State == PresenceState.OnCall && IsOn(c, _extension)),
            CommandKind.AttendedTransfer when _command.Other is null => calls.Exists(HasBeenTransferred),
            CommandKind.BlindTransfer or CommandKind.AttendedTransfer => calls.Exists(c => HasCome(c) && !IsOn(c, _extension)),
            // A mailbox has no phone. The only observable effect is that the call no longer rings at the extension and is still listed.
            CommandKind.TransferToVoicemail => call is not null && !call.Legs.Any(l => l.Extension == _extension && l.State == PresenceState.Ringing),
            CommandKind.Monitor or CommandKind.Coach or CommandKind.Barge => calls.Exists(HasCome),
            _ => false,
        };
    }

    /// <summary>
    /// Whether the phone system is still executing the command: a one-request attended transfer lasts as long as the consultation.
    /// </summary>
    /// <param name="now">The current snapshot.</param>
    public bool IsPending(PresenceSnapshot now) => _command is { Kind: CommandKind.AttendedTransfer, Other: null }
        && now.Calls.GetAccount(_account).Values.Any(c => IsOn(c.Value, _extension) && Involves(c.Value));

    /// <summary>
    /// Whether a transferred call has left the extension. Its new parties may be external, and a vendor may not list such a call, so that the transfer cannot
    /// be confirmed.
    /// </summary>
    /// <param name="now">The current snapshot.</param>
    public bool HasLeft(PresenceSnapshot now) => _command.Kind is CommandKind.BlindTransfer or CommandKind.AttendedTransfer
        && !now.Calls.GetAccount(_account).Values.Any(c => IsConcerned(c.Value) && IsOn(c.Value, _extension));

    // The consultation is a call of its own. The transfer is complete once no listed call with the target names the transferring extension.
    private bool HasBeenTransferred(Call call) => Involves(call) && !IsOn(call, _extension) && call.From != _command.Extension && call.To != _command.Extension
        && (IsNew(call) || call.From == FirstParty || call.To == FirstParty);

    private string? FirstParty => _command.Call is { } call ? call.From == _command.Extension ? call.To : call.From : null;

    // A vendor may list the transferred call with a new id. A call that existed with that party before the command proves nothing.
    private bool HasCome(Call call) => Involves(call) && (IsNew(call) || (IsConcerned(call) && !WasThere(call)));

    private bool WasThere(Call now) => new[] { _command.Call, _command.Other }.OfType<Call>().Any(c => c.Key == now.Key && Involves(c))
        && (_command.Kind != CommandKind.AttendedTransfer || IsOn(now, _extension));

    private bool IsNew(Call call) => !_before.Contains(call.Key);

    private bool IsConcerned(Call call) => call.Key == _command.Call?.Key || call.Key == _command.Other?.Key;

    private IEnumerable<CallLeg> Concerned(Call call) => _command.Leg is { } leg ? call.Legs.Where(l => l.Id == leg.Id) : call.Legs;

    private bool Involves(Call call) => _command.Target is { } target
        && (IsOn(call, ExtensionPresence.MakeKey(_account, target)) || call.Legs.Any(l => IsSame(l.Party, target)) || IsSame(call.To, target));

    private static bool IsOn(Call call, string extension) => call.Legs.Any(l => l.Extension == extension);

    // A number may be dialled in its national form and listed in its international form.
    private bool IsSame(string? party, string target) => NumberForms.IsSame(party, target, _region);
}
