using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>
/// Two calls of one extension, the first of them on hold: what asking first looks like on the board, whoever began it and
/// however long ago. So it can be ended from here after a reload, or when it was begun at the telephone.
/// </summary>
/// <param name="Row">The extension.</param>
/// <param name="Held">The call that is on hold.</param>
/// <param name="Other">The call that is not.</param>
/// <param name="CanJoin">Whether the account joins two calls.</param>
/// <param name="CanReturnToCaller">Whether the second can be ended from here.</param>
public sealed record ConsultationPair(ExtensionPresence Row, Call Held, Call Other, bool CanJoin, bool CanReturnToCaller)
{
    /// <summary>Who waits.</summary>
    public string First => PartyOf(Held, Row.Number) ?? "the caller";

    /// <summary>Who is asked.</summary>
    public string ConsultedParty => PartyOf(Other, Row.Number) ?? "the other";

    /// <summary>Whether the second was answered, so that there is somebody to give the first to.</summary>
    public bool IsAnswered => Other.State == PresenceState.OnCall;

    /// <summary>How it can end.</summary>
    public IEnumerable<CallAction> Actions
    {
        get
        {
            if (CanJoin && IsAnswered)
            {
                yield return Join("Join with " + ConsultedParty);
            }

            if (CanReturnToCaller)
            {
                yield return ReturnToCaller;
            }
        }
    }

    /// <summary>Ends the second call for the first.</summary>
    public CallAction ReturnToCaller => new(CommandKind.HangUp, "Take back", Row, Other) { Other = Held, Step = CallActionStep.ReturnToCaller };

    /// <summary>Joins the two.</summary>
    /// <param name="words">What a button calls it.</param>
    public CallAction Join(string words) => new(CommandKind.AttendedTransfer, words, Row, Held) { Other = Other, Target = PartyOf(Other, Row.Number) };

    /// <summary>The pairs of an extension, where its account joins calls: one on hold with each that is not.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">What is seen now.</param>
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

    /// <summary>Whether a call is on hold, by its own state or by a side of it.</summary>
    /// <param name="call">The call.</param>
    public static bool IsHeld(Call call) => call.State == PresenceState.OnHold || call.Legs.Any(l => l.Held);

    /// <summary>The other side of an extension's call; null when that is not told.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">The extension's number.</param>
    public static string? PartyOf(Call call, string number) => call.From == number ? call.To : call.From;

    // A call that comes in meanwhile was not asked for: it is answered or not, and then joined or not.
    private static bool RingsAt(ExtensionPresence row, Call call) => call.State == PresenceState.Ringing && call.Direction == CallDirection.Inbound && call.To == row.Number;
}
