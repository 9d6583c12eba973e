namespace Dashboard.Web.Commands;

/// <summary>The outcome of sending a command.</summary>
/// <param name="Progress">The command with its progress.</param>
internal sealed record CommandSubmission(CommandState Progress)
{
    /// <summary>Whether the id belongs to a different command, so that this one was not accepted.</summary>
    public bool IsAnother { get; private init; }

    /// <summary>The throttle that refused the command, which is then not stored; null when none did.</summary>
    public CommandThrottle? Throttle { get; init; }

    /// <summary>Creates the outcome of a command with a known id.</summary>
    /// <param name="known">The stored command.</param>
    /// <param name="digest">The digest of the new request.</param>
    public static CommandSubmission FromStored(StoredCommand known, CommandDigest digest) => new(known.Progress) { IsAnother = known.Digest != digest };
}
