namespace Dashboard.Storage.Audit;

/// <summary>Selects rows of the audit log. A null property does not restrict.</summary>
public sealed record AuditFilter
{
    /// <summary>Returns only rows before this number; used for paging.</summary>
    public long? Before { get; init; }

    /// <summary>The name of the actor, matched exactly.</summary>
    public string? Actor { get; init; }

    /// <summary>The kind of action, matched exactly.</summary>
    public string? Action { get; init; }

    /// <summary>A text to find in any of the columns. The case of Latin letters is ignored.</summary>
    public string? Text { get; init; }

    /// <summary>The earliest time, UTC, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest time, UTC, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The number of rows to return, 1 to 1000.</summary>
    public int MaxRows { get; init; } = 100;
}
