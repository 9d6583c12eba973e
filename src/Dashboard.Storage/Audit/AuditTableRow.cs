namespace Dashboard.Storage.Audit;

/// <summary>A row of the table <c>audit</c>.</summary>
internal sealed class AuditTableRow
{
    public long Number { get; set; }

    public long At { get; set; }

    public string Who { get; set; } = "";

    public string Address { get; set; } = "";

    public string What { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Detail { get; set; } = "";

    public string Hash { get; set; } = "";

    public AuditRow ToRow() => new(Number, DateTimeOffset.FromUnixTimeMilliseconds(At), new AuditEntry(Who, Address, What, Subject, Detail), Hash);
}

/// <summary>The row of the table <c>audit_start</c>: the last row that was removed.</summary>
internal sealed class AuditStartRow
{
    public long Number { get; set; }

    public string Hash { get; set; } = "";
}
