namespace Dashboard.Storage.Audit;

/// <summary>A row of the table <c>audit</c>, in the order in which <see cref="AuditLog"/> selects its columns.</summary>
internal sealed record AuditTableRow(long Number, long At, string Who, string Address, string What, string Subject, string Detail, string Hash)
{
    public AuditRow ToRow() => new(Number, DateTimeOffset.FromUnixTimeMilliseconds(At), new AuditEntry(Who, Address, What, Subject, Detail), Hash);
}

/// <summary>The row of the table <c>audit_start</c>: the last row that was pruned.</summary>
internal sealed record AuditStartRow(long Number, string Hash);
