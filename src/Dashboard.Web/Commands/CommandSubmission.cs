namespace Dashboard.Web.Commands;

/// <summary>What became of a command that somebody sent.</summary>
/// <param name="Progress">How far it has come.</param>
internal sealed record CommandSubmission(CommandState Progress)
{
    /// <summary>Whether its id was of another command: it was not taken.</summary>
    public bool IsAnother { get; private init; }

    /// <summary>Why it is not taken now; null when it was. It is not kept.</summary>
    public CommandThrottle? Throttle { get; init; }

    /// <summary>One whose id is known.</summary>
    /// <param name="known">What is known of it.</param>
    /// <param name="digest">Of what was sent now.</param>
    public static CommandSubmission FromStored(StoredCommand known, CommandDigest digest) => new(known.Progress) { IsAnother = known.Digest != digest };
}
