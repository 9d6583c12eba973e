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
    private const string Columns = "number, at, who, address, what, subject, detail, hash";

    /// <summary>Adds what was done.</summary>
    /// <param name="entry">It.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The row as it was written.</returns>
    /// <exception cref="StorageException">The database does not work; nothing was written.</exception>
    public Task<AuditRow> AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            // Two that append at once would carry the same hash on.
            await work.LockAsync(LockName);
            var last = await work.FindAsync<AuditTableRow>($"SELECT {Columns} FROM audit ORDER BY number DESC LIMIT 1");
            var number = (last?.Number ?? 0) + 1;
            var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
            var told = Clean(entry);
            var row = new AuditRow(number, at, told, AuditRow.HashOf(last?.Hash ?? AuditRow.NoHash, number, at, told));
            await work.ExecuteAsync(
                $"INSERT INTO audit ({Columns}) VALUES (@Number, @At, @Who, @Address, @What, @Subject, @Detail, @Hash)",
                new { row.Number, At = at.ToUnixTimeMilliseconds(), told.Who, told.Address, told.What, told.Subject, told.Detail, row.Hash });
            return row;
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
        var (number, hash) = (0L, AuditRow.NoHash);
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

                (number, hash) = (row.Number, row.Hash);
            }

            if (page.Count < PageSize)
            {
                return new AuditVerdict(number, hash, null);
            }
        }
    }

    // What was typed is looked for as it stands, its signs for "anything" too.
    private static string Pattern(string? text) => string.IsNullOrEmpty(text)
        ? ""
        : $"%{Short(text).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private static AuditEntry Clean(AuditEntry entry) => new(Short(entry.Who), Short(entry.Address), Short(entry.What), Short(entry.Subject), Short(entry.Detail));

    private static string Short(string text) => HostileText.Clean(text, 1000);
}
