namespace Dashboard.Storage.Audit;

/// <summary>
/// Who did what, append-only. Each row carries a hash of itself and of the one before, so that a row changed, taken out or
/// put in later is found. What is cut off at the end is found by whoever noted the last hash, as the log of the program does.
/// </summary>
/// <param name="database">Where it is kept.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(Database database, TimeProvider time)
{
    private const long LockName = 0x41_75_64_69;
    private const int PageSize = 1000;
    private const string ProgramName = "Presence Dashboard";
    private const string PrunedKind = "pruned the audit log";
    private const string Columns = "number, at, who, address, what, subject, detail, hash";

    /// <summary>Adds what was done.</summary>
    /// <param name="entry">It.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The row as it was written.</returns>
    /// <exception cref="StorageException">The database does not work; nothing was written.</exception>
    public async Task<AuditRow> AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => (await AppendAsync([entry], cancellationToken))[0];

    /// <summary>Adds several acts in one transaction.</summary>
    /// <param name="entries">Them, in their order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows as they were written.</returns>
    /// <exception cref="StorageException">The database does not work; nothing was written.</exception>
    public Task<IReadOnlyList<AuditRow>> AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<AuditRow>>(
        async work =>
        {
            // Two that append at once would carry the same hash on.
            await work.LockAsync(LockName);
            return await AppendAsync(work, entries);
        },
        cancellationToken);

    /// <summary>
    /// Removes the oldest rows. What is left starts where the removed rows ended, and a row of its own says so, which proves that
    /// the start was not moved by somebody else.
    /// </summary>
    /// <param name="before">Rows before this time are removed, UTC. The newest row always stays.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>How many rows were removed.</returns>
    /// <exception cref="StorageException">The database does not work; nothing was removed.</exception>
    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            await work.LockAsync(LockName);
            // Up to the first row that stays: a clock that was set may have written an old time behind it.
            var last = await work.FindAsync<AuditTableRow>(
                $"SELECT {Columns} FROM audit WHERE number < COALESCE((SELECT MIN(number) FROM audit WHERE at >= @before), (SELECT MAX(number) FROM audit)) ORDER BY number DESC LIMIT 1",
                new { before = before.ToUnixTimeMilliseconds() });
            if (last is null)
            {
                return 0L;
            }

            var removed = await work.ExecuteAsync("DELETE FROM audit WHERE number <= @Number", new { last.Number });
            await work.ExecuteAsync("DELETE FROM audit_start");
            await work.ExecuteAsync("INSERT INTO audit_start (number, hash) VALUES (@Number, @Hash)", new { last.Number, last.Hash });
            await AppendAsync(work, [new AuditEntry(ProgramName, "", PrunedKind, $"rows up to {last.Number}", last.Hash)]);
            return (long)removed;
        },
        cancellationToken);

    /// <summary>The newest rows.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<AuditRow>> ReadAsync(AuditFilter filter, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AuditRow>>(
        async work =>
        [
            .. (await work.ListAsync<AuditTableRow>(
                $"SELECT {Columns} FROM audit WHERE number < @before AND (@who = '' OR who = @who) AND (@what = '' OR what = @what) "
                + "AND (@text = '' OR LOWER(who || ' ' || address || ' ' || what || ' ' || subject || ' ' || detail) LIKE LOWER(@text) ESCAPE '!') "
                + "AND at >= @from AND at < @to ORDER BY number DESC LIMIT @most",
                new
                {
                    before = filter.Before ?? long.MaxValue, who = Short(filter.Who ?? ""), what = Short(filter.What ?? ""), text = Pattern(filter.Text),
                    from = (filter.From ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds(), to = (filter.To ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds(),
                    most = Math.Clamp(filter.Most, 1, PageSize),
                })).Select(r => r.ToRow()),
        ],
        cancellationToken);

    /// <summary>The kinds of act that there are in it, in order.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<string>> KindsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.ListAsync<string>("SELECT DISTINCT what FROM audit ORDER BY what"), cancellationToken);

    /// <summary>Reads the whole log and proves the chain.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var start = await database.ReadAsync(work => work.FindAsync<AuditStartRow>("SELECT number, hash FROM audit_start"), cancellationToken);
        var (number, hash) = (start?.Number ?? 0, start?.Hash ?? AuditRow.NoHash);
        var isStartProven = start is null;
        while (true)
        {
            var known = number;
            var page = await database.ReadAsync(
                work => work.ListAsync<AuditTableRow>($"SELECT {Columns} FROM audit WHERE number > @known ORDER BY number LIMIT {PageSize}", new { known }), cancellationToken);
            foreach (var row in page.Select(r => r.ToRow()))
            {
                if (row.Number != number + 1 || row.Hash != AuditRow.HashOf(hash, row.Number, row.At, row.Entry))
                {
                    return new AuditVerdict(number, hash, row.Number);
                }

                isStartProven = isStartProven || (row.Entry is { Who: ProgramName, What: PrunedKind, Detail: var proven } && proven == start!.Hash);
                (number, hash) = (row.Number, row.Hash);
            }

            if (page.Count < PageSize)
            {
                return new AuditVerdict(number, hash, isStartProven ? null : start!.Number + 1);
            }
        }
    }

    private async Task<IReadOnlyList<AuditRow>> AppendAsync(StorageWork work, IReadOnlyList<AuditEntry> entries)
    {
        var last = await work.FindAsync<AuditTableRow>($"SELECT {Columns} FROM audit ORDER BY number DESC LIMIT 1");
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? AuditRow.NoHash);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var rows = new List<AuditRow>();
        foreach (var entry in entries.Select(Clean))
        {
            number++;
            hash = AuditRow.HashOf(hash, number, at, entry);
            rows.Add(new AuditRow(number, at, entry, hash));
        }

        await work.ExecuteAsync(
            $"INSERT INTO audit ({Columns}) VALUES (@Number, @At, @Who, @Address, @What, @Subject, @Detail, @Hash)",
            rows.Select(r => new { r.Number, At = r.At.ToUnixTimeMilliseconds(), r.Entry.Who, r.Entry.Address, r.Entry.What, r.Entry.Subject, r.Entry.Detail, r.Hash }));
        return rows;
    }

    // What was typed is looked for as it stands, its signs for "anything" too.
    private static string Pattern(string? text) => string.IsNullOrEmpty(text)
        ? ""
        : $"%{Short(text).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private static AuditEntry Clean(AuditEntry entry) => new(Short(entry.Who), Short(entry.Address), Short(entry.What), Short(entry.Subject), Short(entry.Detail));

    private static string Short(string text) => HostileText.Clean(text, 1000);
}
