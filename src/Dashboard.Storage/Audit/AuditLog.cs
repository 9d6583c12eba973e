namespace Dashboard.Storage.Audit;

/// <summary>
/// Who did what, append-only. Each row carries a keyed hash of itself and of the one before, and the end is signed, so that a row
/// changed, taken out, cut off or put in later is found. The key is not in the database.
/// </summary>
/// <param name="database">Where it is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="keys">The key.</param>
public sealed class AuditLog(Database database, TimeProvider time, AuditKeyFile keys)
{
    internal const string Columns = "number, at, who, address, what, subject, detail, hash";

    private const long LockName = 0x41_75_64_69;
    private const int PageSize = 1000;

    private readonly AuditAppender _appender = new(time);

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
    public async Task<IReadOnlyList<AuditRow>> AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        // Not within the transaction: a key that cannot be read is no fault of the database.
        var key = keys.Open();
        var (rows, head) = await database.WriteAsync(
            async work =>
            {
                // Two that append at once would carry the same hash on.
                await work.LockAsync(LockName);
                return await _appender.AppendAsync(work, key, entries);
            },
            cancellationToken);
        _appender.SetHead(head);
        if (key.IsNew)
        {
            keys.Save();
        }

        return rows;
    }

    /// <summary>Begins the keyed chain, if it has not begun: from then on an empty log is no new one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database or the key cannot be used.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (await HeadAsync(cancellationToken) is not { } head || !head.IsSignedBy(keys.Open()))
        {
            await AppendAsync([], cancellationToken);
        }

        keys.Save();
    }

    /// <summary>The signed end; null before the first row was written with a key.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<AuditHead?> HeadAsync(CancellationToken cancellationToken) => database.ReadAsync(AuditAppender.HeadAsync, cancellationToken);

    /// <summary>
    /// Removes the oldest rows. What is left starts where the removed rows ended, and a row of its own says so, which proves that
    /// the start was not moved by somebody else.
    /// </summary>
    /// <param name="before">Rows before this time are removed, UTC. The newest row always stays.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>How many rows were removed.</returns>
    /// <exception cref="StorageException">The database does not work; nothing was removed.</exception>
    public async Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var key = keys.Open();
        var (removed, head) = await database.WriteAsync<(int, AuditHead?)>(
            async work =>
            {
                await work.LockAsync(LockName);
                // Up to the first row that stays: a clock that was set may have written an old time behind it.
                var last = await work.FindAsync<AuditTableRow>(
                    $"SELECT {Columns} FROM audit WHERE number < COALESCE((SELECT MIN(number) FROM audit WHERE at >= @before), (SELECT MAX(number) FROM audit)) ORDER BY number DESC LIMIT 1",
                    new { before = before.ToUnixTimeMilliseconds() });
                if (last is null)
                {
                    return (0, null);
                }

                var rows = await work.ExecuteAsync("DELETE FROM audit WHERE number <= @Number", new { last.Number });
                await work.ExecuteAsync("DELETE FROM audit_start");
                await work.ExecuteAsync("INSERT INTO audit_start (number, hash) VALUES (@Number, @Hash)", new { last.Number, last.Hash });
                return (rows, (await _appender.AppendAsync(work, key, [AuditMarkers.Pruned(last.Number, last.Hash)])).Head);
            },
            cancellationToken);
        _appender.SetHead(head);
        return removed;
    }

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
                    before = filter.Before ?? long.MaxValue, who = Short(filter.Actor ?? ""), what = Short(filter.Action ?? ""), text = Pattern(filter.Text),
                    from = (filter.From ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds(), to = (filter.To ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds(),
                    most = Math.Clamp(filter.MaxRows, 1, PageSize),
                })).Select(r => r.ToRow()),
        ],
        cancellationToken);

    /// <summary>The kinds of act that there are in it, in order.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<string>> KindsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.ListAsync<string>("SELECT DISTINCT what FROM audit ORDER BY what"), cancellationToken);

    /// <summary>Reads the whole log and proves it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="witness">Lines of a witness file; none to ask no witness.</param>
    /// <exception cref="StorageException">The database does not work, or the key cannot be read.</exception>
    public Task<AuditVerificationResult> VerifyAsync(CancellationToken cancellationToken, IEnumerable<string>? witness = null) =>
        new AuditVerifier(database, keys.Read(), witness ?? []).RunAsync(cancellationToken);

    // What was typed is looked for as it stands, its signs for "anything" too.
    private static string Pattern(string? text) => string.IsNullOrEmpty(text)
        ? ""
        : $"%{Short(text).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private static string Short(string text) => UntrustedText.Clean(text, AuditEntry.MaxTextLength);
}
