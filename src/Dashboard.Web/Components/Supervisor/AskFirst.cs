using Dashboard.Presence;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>How far somebody has come who asks before a call is given away.</summary>
public enum AskStage
{
    /// <summary>The first call is put on hold.</summary>
    Holding,

    /// <summary>Whom to ask is called.</summary>
    Calling,

    /// <summary>They are asked: it rings, or they speak.</summary>
    Asking,

    /// <summary>The two calls are joined.</summary>
    Joining,

    /// <summary>The second call is ended and the first taken back.</summary>
    TakingBack,

    /// <summary>It is over, or could not go on.</summary>
    Over,
}

/// <summary>One asking that was begun on this page: what it is about. How it stands is read from the board. Immutable.</summary>
/// <param name="Row">The extension whose call it is.</param>
/// <param name="First">The call to be given away, as it was when it was begun.</param>
/// <param name="Target">The number of who is asked.</param>
/// <param name="Whom">Who is asked, by name.</param>
public sealed record AskFirst(ExtensionPresence Row, Call First, string Target, string Whom)
{
    /// <summary>How far it has come.</summary>
    public AskStage Stage { get; init; }

    /// <summary>The key of the second call; null before it was seen.</summary>
    public string? Second { get; init; }

    /// <summary>Whether they have spoken.</summary>
    public bool HasSpoken { get; init; }

    /// <summary>What is to be told of it; empty for nothing.</summary>
    public string Says { get; init; } = "";

    /// <summary>When it was over; null before.</summary>
    public DateTimeOffset? OverAt { get; init; }

    /// <summary>Who waits.</summary>
    public string Caller => CallPair.PartyOf(First, Row.Number) ?? "the caller";

    /// <summary>Whether the first call is on hold at the extension still.</summary>
    /// <param name="moment">What is seen now.</param>
    public bool IsWaiting(DeskMoment moment) => Find(First.Key, moment) is { } call && CallPair.IsHeld(call);

    /// <summary>It is over, and says why.</summary>
    /// <param name="says">Why, and what there is to do.</param>
    /// <param name="now">When.</param>
    public AskFirst Stop(string says, DateTimeOffset now) => this with { Stage = AskStage.Over, Says = says, OverAt = now };

    /// <summary>How it stands by what is seen now: it notices by itself when one of the two calls is gone.</summary>
    /// <param name="moment">What is seen now.</param>
    public AskFirst Seen(DeskMoment moment)
    {
        if (Stage != AskStage.Asking)
        {
            return this;
        }

        var (first, second) = (Find(First.Key, moment), Find(Second, moment));
        return (first, second) switch
        {
            ({ } held, { } talk) => !CallPair.IsHeld(held) && CallPair.IsHeld(talk)
                ? this with { HasSpoken = true, Says = $"{Row.Number} speaks with {Caller} again, and {Whom} is on hold." }
                : this with { HasSpoken = HasSpoken || talk.State == PresenceState.OnCall, Says = "" },
            ({ } held, null) => Stop(
                $"{(HasSpoken ? $"The call with {Whom} is over." : $"{Whom} did not take the call.")} {(CallPair.IsHeld(held) ? $"{Caller} is on hold still." : $"{Row.Number} speaks with {Caller} again.")}", moment.Now),
            (null, { }) => Stop($"{Caller} has hung up. {Row.Number} {(HasSpoken ? "still speaks with" : "is still calling")} {Whom}.", moment.Now),
            _ => Stop(IsJoined(moment) ? $"The two were joined at the telephone: {Caller} has {Whom}." : "Both calls are over.", moment.Now),
        };
    }

    /// <summary>A call of the extension; null when it is on it no more.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="moment">What is seen now.</param>
    internal Call? Find(string? key, DeskMoment moment) => key is null ? null : moment.CallsOf(Row).FirstOrDefault(c => c.Key == key);

    private bool IsJoined(DeskMoment moment) => moment.Calls.Any(c => c.Account == Row.Account && c.Legs.All(l => l.Extension != Row.Key)
        && (c.Key == First.Key || c.Key == Second) && (moment.IsSame(c.Account, c.To, Target) || moment.IsSame(c.Account, c.From, Target) || c.Legs.Any(l => moment.IsSame(c.Account, l.Party, Target) || l.Extension == ExtensionPresence.MakeKey(Row.Account, Target))));
}
