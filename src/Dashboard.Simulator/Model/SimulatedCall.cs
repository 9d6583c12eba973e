namespace Dashboard.Simulator.Model;

/// <summary>Where a call stands.</summary>
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

/// <summary>One side of a call: an extension of ours or a number outside.</summary>
internal sealed record Party(string Number, Extension? Extension)
{
    public string Name => Extension?.Name ?? Number;
}

/// <summary>One call between two sides.</summary>
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

    /// <summary>Which side put the other on hold; null when nobody did.</summary>
    public Party? Holder { get; set; }

    /// <summary>The application that answered, for example VoiceMail; null when a person did.</summary>
    public string? App { get; set; }

    /// <summary>Who listens in, and how; null when nobody does.</summary>
    public (string Number, string Mode)? Supervisor { get; set; }

    public bool Recorded { get; set; }

    /// <summary>The call that this one listens in on: the supervisor's own phone rang for it. Null for others.</summary>
    public SimulatedCall? Watches { get; init; }

    /// <summary>The held call that is given away when its holder leaves this one, having asked; null when none is.</summary>
    public SimulatedCall? GivesAway { get; set; }

    /// <summary>What the client sent along to know it by; null when it sent nothing.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether it stays as it is until the control API or a command changes it.</summary>
    public bool Scripted { get; init; }

    public bool IsUp => Phase is CallPhase.Ringing or CallPhase.Talking or CallPhase.Held or CallPhase.Parked;

    public IEnumerable<Extension> Extensions => new[] { Caller.Extension, Callee.Extension }.OfType<Extension>();

    public bool IsInternal => Callee.Extension is not null && (Caller.Extension is not null || Watches is not null);

    public bool IsOutbound => Caller.Extension is not null && Callee.Extension is null;

    /// <summary>The side that is not this extension's.</summary>
    public Party Other(Extension extension) => Caller.Extension == extension ? Callee : Caller;
}
