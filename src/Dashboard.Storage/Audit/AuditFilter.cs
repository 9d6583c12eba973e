namespace Dashboard.Storage.Audit;

/// <summary>Which rows of the log to read; what is null does not limit.</summary>
public sealed record AuditFilter
{
    /// <summary>Rows before this number: the next page.</summary>
    public long? Before { get; init; }

    /// <summary>By whom.</summary>
    public string? Who { get; init; }

    /// <summary>The kind of act.</summary>
    public string? What { get; init; }

    /// <summary>Found in any of the texts; the case of Latin letters is ignored.</summary>
    public string? Text { get; init; }

    /// <summary>Not before, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most, up to 1000.</summary>
    public int Most { get; init; } = 100;
}

/// <summary>What a proof of the log found.</summary>
/// <param name="Rows">How many rows follow from each other.</param>
/// <param name="LastHash">The hash of the last of them, to compare with one that was noted elsewhere; empty for none.</param>
/// <param name="BrokenAt">The first row that does not follow; null when all do.</param>
public sealed record AuditVerdict(long Rows, string LastHash, long? BrokenAt);
