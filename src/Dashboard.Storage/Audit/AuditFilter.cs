namespace Dashboard.Storage.Audit;

/// <summary>Which rows of the log to read; what is null does not limit.</summary>
public sealed record AuditFilter
{
    /// <summary>Rows before this number: the next page.</summary>
    public long? Before { get; init; }

    /// <summary>By whom.</summary>
    public string? Actor { get; init; }

    /// <summary>The kind of act.</summary>
    public string? Action { get; init; }

    /// <summary>Found in any of the texts; the case of Latin letters is ignored.</summary>
    public string? Text { get; init; }

    /// <summary>Not before, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most, up to 1000.</summary>
    public int MaxRows { get; init; } = 100;
}
