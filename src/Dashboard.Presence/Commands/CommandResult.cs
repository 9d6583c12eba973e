namespace Dashboard.Presence.Commands;

/// <summary>What a vendor said to a command. That it was done is seen in a later poll, never here.</summary>
public enum CommandOutcome
{
    /// <summary>It took the command.</summary>
    Accepted,

    /// <summary>It did not: nothing was done.</summary>
    Refused,

    /// <summary>No answer came, or one that cannot be read: it may have been done.</summary>
    Unanswered,
}

/// <summary>What came of sending a command.</summary>
/// <param name="Answer">Which.</param>
/// <param name="Detail">For a person: why it was refused and what to do, or what is not known; empty when accepted. Holds no secret.</param>
public sealed record CommandResult(CommandOutcome Answer, string Detail = "")
{
    /// <summary>The vendor took it.</summary>
    public static CommandResult Accepted { get; } = new(CommandOutcome.Accepted);

    /// <summary>The vendor, or the adapter before asking it, did not take it.</summary>
    /// <param name="why">For a person.</param>
    public static CommandResult Refused(string why) => new(CommandOutcome.Refused, why);
}
