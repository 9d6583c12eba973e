namespace Dashboard.Web.Features.Displays;

/// <summary>What a TV that stands before the door is told.</summary>
internal abstract record PairingProgress
{
    /// <summary>It shows a code that nobody entered yet.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Until">How long it can be entered, UTC.</param>
    /// <param name="IsNew">Whether it was made just now.</param>
    internal sealed record Waiting(string Code, DateTimeOffset Until, bool IsNew) : PairingProgress;

    /// <summary>It is let in, to this board.</summary>
    internal sealed record Paired(string Board) : PairingProgress;

    /// <summary>There are no more codes for its address, or for anybody.</summary>
    internal sealed record RateLimited(TimeSpan Wait) : PairingProgress;

    /// <summary>The database does not work, for this reason.</summary>
    internal sealed record Unavailable(string Problem) : PairingProgress;
}
