namespace Dashboard.Simulator.Model;

internal enum CallPhase
{
    Ringing,
    Talking,
    Held,
    Parked,
    Busy,
    Unanswered,
    Ended,
}

/// <summary>One party of a call: an extension or an external number.</summary>
internal sealed record Party(string Number, Extension? Extension)
{
    public string Name => Extension?.Name ?? Number;
}

/// <summary>A call between two parties.</summary>
internal sealed class SimulatedCall
{
    public required Guid Id { get; init; }

    public required Guid CallerLeg { get; init; }

    public required Guid CalleeLeg { get; init; }

    public required Party Caller { get; set; }

    public required Party Callee { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public CallPhase Phase { get; set; } = CallPhase.Ringing;

    /// <summary>The party that put the other on hold or parked the call; null when there is none.</summary>
    public Party? Holder { get; set; }

    /// <summary>The application that answered, for example VoiceMail; null when a user did.</summary>
    public string? App { get; set; }

    /// <summary>The number of the monitoring supervisor and the mode; null when the call is not monitored.</summary>
    public (string Number, string Mode)? Supervisor { get; set; }

    public bool Recorded { get; set; }

    /// <summary>The call that this one monitors, for a call to the supervisor's phone; null for other calls.</summary>
    public SimulatedCall? Watches { get; init; }

    /// <summary>The held call that is transferred when this consultation call is hung up; null for other calls.</summary>
    public SimulatedCall? GivesAway { get; set; }

    /// <summary>The identifier that the client sent with the call; null when it sent none.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether only the control API or a command changes the call.</summary>
    public bool Scripted { get; init; }

    public bool IsUp => Phase is CallPhase.Ringing or CallPhase.Talking or CallPhase.Held or CallPhase.Parked;

    public IEnumerable<Extension> Extensions => new[] { Caller.Extension, Callee.Extension }.OfType<Extension>();

    public bool IsInternal => Callee.Extension is not null && (Caller.Extension is not null || Watches is not null);

    public bool IsOutbound => Caller.Extension is not null && Callee.Extension is null;

    /// <summary>Returns the other party of the call.</summary>
    public Party Other(Extension extension) => Caller.Extension == extension ? Callee : Caller;
}
