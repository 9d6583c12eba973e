using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>
/// A held call and a second call of one extension: an attended transfer as the board shows it, no matter where it was started. So
/// the page can complete a transfer after a reload, or one that was started at the phone.
/// </summary>
/// <param name="Row">The extension.</param>
/// <param name="Held">The call on hold.</param>
/// <param name="Other">The consultation call.</param>
/// <param name="CanJoin">Whether the account can join two calls.</param>
/// <param name="CanReturnToCaller">Whether the consultation call can be ended from the page.</param>
public sealed record ConsultationPair(ExtensionPresence Row, Call Held, Call Other, bool CanJoin, bool CanReturnToCaller)
{
    public string First => PartyOf(Held, Row.Number) ?? TransferTexts.TheCaller;

    public string ConsultedParty => PartyOf(Other, Row.Number) ?? TransferTexts.TheOtherParty;

    /// <summary>Whether the consultation call is answered, so that the calls can be joined.</summary>
    public bool IsAnswered => Other.State == PresenceState.OnCall;

    /// <summary>The available actions that complete or cancel the transfer.</summary>
    public IEnumerable<CallAction> Actions
    {
        get
        {
            if (CanJoin && IsAnswered)
            {
                yield return Join(TransferTexts.FormatJoinWith(ConsultedParty));
            }

            if (CanReturnToCaller)
            {
                yield return ReturnToCaller;
            }
        }
    }

    /// <summary>The action that ends the consultation call and resumes the held call.</summary>
    public CallAction ReturnToCaller => new(CommandKind.HangUp, TransferTexts.ReturnToCaller, Row, Other) { Other = Held, Step = CallActionStep.ReturnToCaller };

    /// <summary>Creates the action that joins the two calls.</summary>
    /// <param name="words">The label of the button.</param>
    public CallAction Join(string words) => new(CommandKind.AttendedTransfer, words, Row, Held) { Other = Other, Target = PartyOf(Other, Row.Number) };

    /// <summary>Finds the pairs of an extension if its account can join calls: each held call with each call that is not held.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static IReadOnlyList<ConsultationPair> Find(ExtensionPresence row, SupervisorSnapshot snapshot)
    {
        var may = snapshot.Account(row.Account)?.Capabilities ?? Capabilities.None;
        if (!may.HasFlag(Capabilities.AttendedTransfer | Capabilities.JoinCalls))
        {
            return [];
        }

        var calls = snapshot.CallsOf(row).Where(c => !c.Legs.Any(l => l.Parked)).ToList();
        return
        [
            .. from held in calls
               where IsHeld(held)
               from other in calls
               where !IsHeld(other) && !RingsAt(row, other)
               select new ConsultationPair(row, held, other, CanJoin: true, may.HasFlag(Capabilities.HangUp)),
        ];
    }

    /// <summary>Whether a call is on hold, by its own state or by that of a leg.</summary>
    /// <param name="call">The call.</param>
    public static bool IsHeld(Call call) => call.State == PresenceState.OnHold || call.Legs.Any(l => l.Held);

    /// <summary>Returns the other party of an extension's call; null when it is not reported.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">The extension's number.</param>
    public static string? PartyOf(Call call, string number) => call.From == number ? call.To : call.From;

    // An incoming call that rings during the consultation is not a consultation call.
    private static bool RingsAt(ExtensionPresence row, Call call) => call.State == PresenceState.Ringing && call.Direction == CallDirection.Inbound && call.To == row.Number;
}
