namespace Dashboard.Storage.Audit;

/// <summary>
/// Appends rows to the audit log within a transaction. New rows continue the chain from the signed head, not from the table's last row, so
/// rows that were cut off leave a gap. If the head is missing, invalid or outdated, a marker row records that.
/// </summary>
internal sealed class AuditAppender(TimeProvider time)
{
    private const string HeadColumns = "number, hash, keyed_from, key_id, signature";

    // The highest head number that this process has seen. A lower one in the database means that an older state was restored.
    private long _seen = -1;

    public static Task<AuditHead?> HeadAsync(DatabaseTransaction work) => work.FindAsync<AuditHead>($"SELECT {HeadColumns} FROM audit_head");

    /// <summary>Records the head of a committed transaction.</summary>
    public void SetHead(AuditHead? head)
    {
        long seen;
        while (head is not null && (seen = Volatile.Read(ref _seen)) < head.Number)
        {
            Interlocked.CompareExchange(ref _seen, head.Number, seen);
        }
    }

    public async Task<(IReadOnlyList<AuditRow> Rows, AuditHead Head)> AppendAsync(DatabaseTransaction work, AuditKey key, IReadOnlyList<AuditEntry> entries)
    {
        var (number, hash, keyedFrom, mark) = await EndAsync(work, key);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var rows = new List<AuditRow>();
        foreach (var entry in (mark is null ? entries : entries.Prepend(mark)).Select(e => e.Cleaned()))
        {
            number++;
            hash = AuditRow.HashOf(key, hash, number, at, entry);
            rows.Add(new AuditRow(number, at, entry, hash));
        }

        await work.ExecuteAsync(
            $"INSERT INTO audit ({AuditLog.Columns}) VALUES (@Number, @At, @Who, @Address, @What, @Subject, @Detail, @Hash)",
            rows.Select(r => new { r.Number, At = r.At.ToUnixTimeMilliseconds(), Who = r.Entry.Actor, r.Entry.Address, What = r.Entry.Action, r.Entry.Subject, r.Entry.Detail, r.Hash }));
        var head = AuditHead.Create(key, number, hash, keyedFrom);
        await work.ExecuteAsync(
            $"INSERT INTO audit_head (place, {HeadColumns}) VALUES (1, @Number, @Hash, @KeyedFrom, @KeyId, @Signature) "
            + "ON CONFLICT (place) DO UPDATE SET number = @Number, hash = @Hash, keyed_from = @KeyedFrom, key_id = @KeyId, signature = @Signature",
            head);
        return ([.. rows.Skip(mark is null ? 0 : 1)], head);
    }

    private async Task<(long Number, string Hash, long KeyedFrom, AuditEntry? Mark)> EndAsync(DatabaseTransaction work, AuditKey key)
    {
        var head = await HeadAsync(work);
        var isOlder = (head?.Number ?? -1) < Volatile.Read(ref _seen);
        if (head is not null && !isOlder && head.IsSignedBy(key))
        {
            return (head.Number, head.Hash, head.KeyedFrom, null);
        }

        var last = await work.FindAsync<AuditTableRow>($"SELECT {AuditLog.Columns} FROM audit ORDER BY number DESC LIMIT 1");
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? AuditRow.NoHash);
        if (head is null && key.IsNew && !isOlder)
        {
            return (number, hash, number + 1, last is null ? null : AuditMarkers.Began(key.Id));
        }

        if (head is not null && head.KeyId != key.Id && !isOlder)
        {
            return (head.Number, head.Hash, head.Number + 1, AuditMarkers.OtherKey(head, key.Id));
        }

        number = Math.Max(Math.Max(number, head?.Number ?? 0), Volatile.Read(ref _seen));
        return (number, hash, number + 1, AuditMarkers.KeyLost(number));
    }
}
