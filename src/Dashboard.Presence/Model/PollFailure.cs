namespace Dashboard.Presence.Model;

/// <summary>Why a poll yielded no observation.</summary>
public enum PollFailureKind
{
    /// <summary>No answer, or the vendor's own error.</summary>
    Unavailable,

    /// <summary>The sign-in was refused: asking again would lock the login.</summary>
    AuthRejected,

    /// <summary>Too many requests.</summary>
    Throttled,

    /// <summary>An answer that cannot be read.</summary>
    BadData,

    /// <summary>A request was refused though the sign-in was accepted: it is asked again with growing pauses.</summary>
    Refused,

    /// <summary>The poll is overdue, and nothing else has failed.</summary>
    Late,
}

/// <summary>An expected failure of a poll.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Message">For the person who can mend it: what happened and what to do. Holds no secret.</param>
/// <param name="RetryAfter">How long the vendor asked to be left alone; null when it did not say.</param>
public sealed record PollFailure(PollFailureKind Kind, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the sign-in itself was refused: any other endpoint that tries it again brings the login nearer to being locked.</summary>
    public bool OfSignIn { get; init; }

    /// <summary>Whether no request was sent, because the vendor had asked for quiet: the poll is put off, and nothing has failed.</summary>
    public bool WasNotSent { get; init; }
}

/// <summary>The one exception by which a poll fails expectedly.</summary>
public sealed class PollException : Exception
{
    /// <summary>Fails a poll.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="inner">What it came from; null when the vendor's answer itself said so.</param>
    public PollException(PollFailure failure, Exception? inner = null)
        : base(failure.Message, inner) => Failure = failure;

    /// <summary>Why.</summary>
    public PollFailure Failure { get; }
}
