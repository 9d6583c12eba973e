namespace Dashboard.Presence.Model;

/// <summary>The reason why a poll yielded no observation.</summary>
public enum PollFailureKind
{
    /// <summary>No response arrived, or the vendor returned a server error.</summary>
    Unavailable,

    /// <summary>The vendor rejected the credentials. Repeated attempts could lock the login, so polling stops.</summary>
    AuthRejected,

    /// <summary>The vendor limits the request rate.</summary>
    Throttled,

    /// <summary>The response could not be read.</summary>
    BadData,

    /// <summary>The vendor accepted the credentials but rejected the request. The poll is repeated with growing pauses.</summary>
    Refused,

    /// <summary>The poll is overdue without any other failure.</summary>
    Late,
}

/// <summary>An expected failure of a poll.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Message">A message for the administrator: what happened and what to do. Contains no secret.</param>
/// <param name="RetryAfter">The pause that the vendor requested; null when it requested none.</param>
public sealed record PollFailure(PollFailureKind Kind, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>
    /// Whether the sign-in request itself was rejected. Then no other endpoint of the account may try it, because each attempt can lock the
    /// login.
    /// </summary>
    public bool IsSignInRejected { get; init; }

    /// <summary>
    /// Whether the request was not sent because the vendor had requested a pause. The poll is postponed and does not count as failed.
    /// </summary>
    public bool WasNotSent { get; init; }
}

/// <summary>Thrown by a poll for an expected failure. Any other exception is a defect.</summary>
public sealed class PollException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="inner">The exception that caused it; null when the vendor's response reported the failure.</param>
    public PollException(PollFailure failure, Exception? inner = null)
        : base(failure.Message, inner) => Failure = failure;

    public PollFailure Failure { get; }
}
