using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>How far somebody has come who asks before a call is given away.</summary>
public enum AttendedTransferStage
{
    /// <summary>The first call is put on hold.</summary>
    Holding,

    /// <summary>Whom to ask is called.</summary>
    Calling,

    /// <summary>They are asked: it rings, or they speak.</summary>
    Consulting,

    /// <summary>The two calls are joined.</summary>
    Joining,

    /// <summary>The second call is ended and the first taken back.</summary>
    ReturningToCaller,

    /// <summary>It is over, or could not go on.</summary>
    Over,
}

/// <summary>One asking that was begun on this page: what it is about. How it stands is read from the board. Immutable.</summary>
/// <param name="Row">The extension whose call it is.</param>
/// <param name="First">The call to be given away, as it was when it was begun.</param>
/// <param name="Target">The number of who is asked.</param>
/// <param name="ConsultedParty">Who is asked, by name.</param>
public sealed record AttendedTransfer(ExtensionPresence Row, Call First, string Target, string ConsultedParty)
{
    /// <summary>How far it has come.</summary>
    public AttendedTransferStage Stage { get; init; }

    /// <summary>The key of the second call; null before it was seen.</summary>
    public string? ConsultationCall { get; init; }

    /// <summary>Whether they have spoken.</summary>
    public bool HasSpoken { get; init; }

    /// <summary>What is to be told of it; empty for nothing.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it was over; null before.</summary>
    public DateTimeOffset? OverAt { get; init; }

    /// <summary>Who waits.</summary>
    public string Caller => ConsultationPair.PartyOf(First, Row.Number) ?? "the caller";

    /// <summary>Whether the first call is on hold at the extension still.</summary>
    /// <param name="snapshot">What is seen now.</param>
    public bool IsWaiting(SupervisorSnapshot snapshot) => Find(First.Key, snapshot) is { } call && ConsultationPair.IsHeld(call);

    /// <summary>It is over, and says why.</summary>
    /// <param name="says">Why, and what there is to do.</param>
    /// <param name="now">When.</param>
    public AttendedTransfer Stop(string says, DateTimeOffset now) => this with { Stage = AttendedTransferStage.Over, Status = says, OverAt = now };

    /// <summary>How it stands by what is seen now: it notices by itself when one of the two calls is gone.</summary>
    /// <param name="snapshot">What is seen now.</param>
    public AttendedTransfer SeenVersion(SupervisorSnapshot snapshot)
    {
        if (Stage != AttendedTransferStage.Consulting)
        {
            return this;
        }

        var (first, second) = (Find(First.Key, snapshot), Find(ConsultationCall, snapshot));
        return (first, second) switch
        {
            ({ } held, { } talk) => !ConsultationPair.IsHeld(held) && ConsultationPair.IsHeld(talk)
                ? this with { HasSpoken = true, Status = $"{Row.Number} speaks with {Caller} again, and {ConsultedParty} is on hold." }
                : this with { HasSpoken = HasSpoken || talk.State == PresenceState.OnCall, Status = "" },
            ({ } held, null) => Stop(
                $"{(HasSpoken ? $"The call with {ConsultedParty} is over." : $"{ConsultedParty} did not take the call.")} {(ConsultationPair.IsHeld(held) ? $"{Caller} is on hold still." : $"{Row.Number} speaks with {Caller} again.")}", snapshot.Now),
            (null, { }) => Stop($"{Caller} has hung up. {Row.Number} {(HasSpoken ? "still speaks with" : "is still calling")} {ConsultedParty}.", snapshot.Now),
            _ => Stop(IsJoined(snapshot) ? $"The two were joined at the telephone: {Caller} has {ConsultedParty}." : "Both calls are over.", snapshot.Now),
        };
    }

    /// <summary>A call of the extension; null when it is on it no more.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="snapshot">What is seen now.</param>
    internal Call? Find(string? key, SupervisorSnapshot snapshot) => key is null ? null : snapshot.CallsOf(Row).FirstOrDefault(c => c.Key == key);

    private bool IsJoined(SupervisorSnapshot snapshot) => snapshot.Calls.Any(c => c.Account == Row.Account && c.Legs.All(l => l.Extension != Row.Key)
        && (c.Key == First.Key || c.Key == ConsultationCall) && (snapshot.IsSame(c.Account, c.To, Target) || snapshot.IsSame(c.Account, c.From, Target) || c.Legs.Any(l => snapshot.IsSame(c.Account, l.Party, Target) || l.Extension == ExtensionPresence.MakeKey(Row.Account, Target))));
}
