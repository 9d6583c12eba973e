using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>The stage of an attended transfer.</summary>
public enum AttendedTransferStage
{
    /// <summary>The first call is being put on hold.</summary>
    Holding,

    /// <summary>The consultation call is being dialled.</summary>
    Calling,

    /// <summary>The consultation call is ringing or answered.</summary>
    Consulting,

    /// <summary>The two calls are being joined.</summary>
    Joining,

    /// <summary>The consultation call is being ended and the first call resumed.</summary>
    ReturningToCaller,

    /// <summary>The transfer has ended or failed.</summary>
    Over,
}

/// <summary>An attended transfer that was started on this page. Its progress is read from the board. Immutable.</summary>
/// <param name="Row">The transferring extension.</param>
/// <param name="First">The call to be transferred, as of the start.</param>
/// <param name="Target">The number of the consulted party.</param>
/// <param name="ConsultedParty">The name of the consulted party.</param>
public sealed record AttendedTransfer(ExtensionPresence Row, Call First, string Target, string ConsultedParty)
{
    public AttendedTransferStage Stage { get; init; }

    /// <summary>The key of the consultation call; null until a poll has listed it.</summary>
    public string? ConsultationCall { get; init; }

    /// <summary>Whether the consultation call was answered.</summary>
    public bool HasSpoken { get; init; }

    /// <summary>The status message; empty for none.</summary>
    public string Status { get; init; } = "";

    /// <summary>The time at which the transfer ended, UTC; null before.</summary>
    public DateTimeOffset? OverAt { get; init; }

    /// <summary>The held party.</summary>
    public string Caller => ConsultationPair.PartyOf(First, Row.Number) ?? TransferTexts.TheCaller;

    /// <summary>Whether the first call is still on hold at the extension.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    public bool IsWaiting(SupervisorSnapshot snapshot) => Find(First.Key, snapshot) is { } call && ConsultationPair.IsHeld(call);

    /// <summary>Returns a copy that has ended.</summary>
    /// <param name="says">The status message: the reason, and possible next steps.</param>
    /// <param name="now">The time of the end, UTC.</param>
    public AttendedTransfer Stop(string says, DateTimeOffset now) => this with { Stage = AttendedTransferStage.Over, Status = says, OverAt = now };

    /// <summary>Returns a copy updated from a snapshot. The transfer ends when one of the two calls no longer exists.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    public AttendedTransfer Refresh(SupervisorSnapshot snapshot)
    {
        if (Stage != AttendedTransferStage.Consulting)
        {
            return this;
        }

        var (first, second) = (Find(First.Key, snapshot), Find(ConsultationCall, snapshot));
        return (first, second) switch
        {
            ({ } held, { } talk) => !ConsultationPair.IsHeld(held) && ConsultationPair.IsHeld(talk)
                ? this with { HasSpoken = true, Status = TransferTexts.FormatBackWithCaller(Row.Number, Caller, ConsultedParty) }
                : this with { HasSpoken = HasSpoken || talk.State == PresenceState.OnCall, Status = "" },
            ({ } held, null) => Stop(
                string.Join(' ', HasSpoken ? TransferTexts.FormatConsultationOver(ConsultedParty) : TransferTexts.FormatNotAnswered(ConsultedParty),
                    ConsultationPair.IsHeld(held) ? TransferTexts.FormatStillOnHold(Caller) : TransferTexts.FormatSpeaksAgain(Row.Number, Caller)),
                snapshot.Now),
            (null, { }) => Stop(HasSpoken ? TransferTexts.FormatCallerHungUpWhileSpeaking(Caller, Row.Number, ConsultedParty) : TransferTexts.FormatCallerHungUpWhileCalling(Caller, Row.Number, ConsultedParty), snapshot.Now),
            _ => Stop(IsJoined(snapshot) ? TransferTexts.FormatJoinedAtPhone(Caller, ConsultedParty) : TransferTexts.BothCallsOver, snapshot.Now),
        };
    }

    /// <summary>Returns a call of the extension; null when the extension is no longer on it.</summary>
    /// <param name="key">The key of the call; null for none.</param>
    /// <param name="snapshot">The current snapshot.</param>
    internal Call? Find(string? key, SupervisorSnapshot snapshot) => key is null ? null : snapshot.CallsOf(Row).FirstOrDefault(c => c.Key == key);

    private bool IsJoined(SupervisorSnapshot snapshot) => snapshot.Calls.Any(c => c.Account == Row.Account && c.Legs.All(l => l.Extension != Row.Key)
        && (c.Key == First.Key || c.Key == ConsultationCall) && (snapshot.IsSame(c.Account, c.To, Target) || snapshot.IsSame(c.Account, c.From, Target) || c.Legs.Any(l => snapshot.IsSame(c.Account, l.Party, Target) || l.Extension == ExtensionPresence.MakeKey(Row.Account, Target))));
}
