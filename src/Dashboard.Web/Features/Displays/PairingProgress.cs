namespace Dashboard.Web.Features.Displays;

/// <summary>The pairing state of a display at <c>/display</c>.</summary>
internal abstract record PairingProgress
{
    /// <summary>The display shows a code that no administrator has entered yet.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Until">The time until which the code can be entered, UTC.</param>
    /// <param name="IsNew">Whether this request created the code.</param>
    internal sealed record Waiting(string Code, DateTimeOffset Until, bool IsNew) : PairingProgress;

    /// <summary>The display is paired with this board.</summary>
    internal sealed record Paired(string Board) : PairingProgress;

    /// <summary>The limit of codes is reached, either for this address or in total.</summary>
    internal sealed record RateLimited(TimeSpan Wait) : PairingProgress;

    /// <summary>The database is unavailable for this reason.</summary>
    internal sealed record Unavailable(string Problem) : PairingProgress;
}
