namespace Dashboard.Presence.Commands;

/// <summary>The vendor's response to a command. It does not confirm the effect, which only a later poll can show.</summary>
public enum CommandOutcome
{
    /// <summary>The vendor accepted the command.</summary>
    Accepted,

    /// <summary>The vendor rejected the command and nothing was done.</summary>
    Refused,

    /// <summary>No readable response arrived: the command may or may not have been executed.</summary>
    Unanswered,
}

/// <summary>The result of sending a command.</summary>
/// <param name="Answer">The outcome.</param>
/// <param name="Detail">A message for the user: why the command was rejected and what to do, or what remains unknown. Empty when accepted.
/// Contains no secret.</param>
public sealed record CommandResult(CommandOutcome Answer, string Detail = "")
{
    /// <summary>The vendor accepted the command.</summary>
    public static CommandResult Accepted { get; } = new(CommandOutcome.Accepted);

    /// <summary>The command was rejected, by the vendor or by the adapter before a request was sent.</summary>
    /// <param name="why">The reason, as a message for the user.</param>
    public static CommandResult Refused(string why) => new(CommandOutcome.Refused, why);
}
