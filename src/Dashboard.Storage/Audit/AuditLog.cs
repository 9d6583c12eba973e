namespace Dashboard.Storage.Audit;

/// <summary>
/// The append-only audit log. Each row carries a keyed hash of itself and of the previous row, and the head is signed. A row that is
/// changed, removed, cut off or inserted later is therefore detected. The key is outside the database.
/// </summary>
/// <param name="database">The database with the log.</param>
/// <param name="time">The clock.</param>
/// <param name="keys">The file with the key.</param>
public sealed class AuditLog(Database database, TimeProvider time, AuditKeyFile keys)
{
    internal const string Columns = "number, at, who, address, what, subject, detail, hash";

    private const long LockName = 0x41_75_64_69;
    private const int PageSize = 1000;

    private readonly AuditAppender _appender = new(time);

    /// <summary>Appends one action.</summary>
    /// <param name="entry">The action.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The row that was written.</returns>
    /// <exception cref="StorageException">The database is unavailable or the key cannot be used; nothing was written.</exception>
    public async Task<AuditRow> AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => (await AppendAsync([entry], cancellationToken))[0];

    /// <summary>Appends several actions in one transaction.</summary>
    /// <param name="entries">The actions, in order.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The rows that were written.</returns>
    /// <exception cref="StorageException">The database is unavailable or the key cannot be used; nothing was written.</exception>
    public async Task<IReadOnlyList<AuditRow>> AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        // The key is opened outside the transaction, so that an unreadable key file is not counted as a database failure.
        var key = keys.Open();
        var (rows, head) = await database.WriteAsync(
            async work =>
            {
                // Without the lock, two concurrent writers would continue from the same hash.
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

    /// <summary>Starts the keyed hash chain if it has not started. From then on an empty log counts as truncated.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database or the key cannot be used.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (await HeadAsync(cancellationToken) is not { } head || !head.IsSignedBy(keys.Open()))
        {
            await AppendAsync([], cancellationToken);
        }

        keys.Save();
    }

    /// <summary>Returns the signed head; null before the first row was written with a key.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<AuditHead?> HeadAsync(CancellationToken cancellationToken) => database.ReadAsync(AuditAppender.HeadAsync, cancellationToken);

    /// <summary>
    /// Removes the oldest rows. A marker row records the new start of the log, which proves that the rows were pruned and not removed
    /// otherwise.
    /// </summary>
    /// <param name="before">Rows before this time are removed, UTC. The newest row always stays.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>The number of rows removed.</returns>
    /// <exception cref="StorageException">The database is unavailable; nothing was removed.</exception>
    public async Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var key = keys.Open();
        var (removed, head) = await database.WriteAsync<(int, AuditHead?)>(
            async work =>
            {
                await work.LockAsync(LockName);
                // Prune only up to the first row that stays. After a clock step an older time may follow a newer one.
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

    /// <summary>Returns the newest rows that match a filter, newest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<IReadOnlyList<AuditRow>> ReadAsync(AuditFilter filter, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AuditRow>>(
        async work =>
        [
            .. (await work.ListAsync<AuditTableRow>(
                $"SELECT {Columns} FROM audit WHERE number < @before AND (@who = '' OR who = @who) AND (@what = '' OR what = @what) "
                + "AND (@text = '' OR LOWER(who || ' ' || address || ' ' || what || ' ' || subject || ' ' || detail) LIKE LOWER(@text) ESCAPE '!') "
                + "AND at >= @from AND at < @to ORDER BY number DESC LIMIT @limit",
                new
                {
                    before = filter.Before ?? long.MaxValue, who = Short(filter.Actor ?? ""), what = Short(filter.Action ?? ""), text = Pattern(filter.Text),
                    from = (filter.From ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds(), to = (filter.To ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds(),
                    limit = Math.Clamp(filter.MaxRows, 1, PageSize),
                })).Select(r => r.ToRow()),
        ],
        cancellationToken);

    /// <summary>Returns the kinds of action in the log, in alphabetical order.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<IReadOnlyList<string>> KindsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.ListAsync<string>("SELECT DISTINCT what FROM audit ORDER BY what"), cancellationToken);

    /// <summary>Verifies the whole log. It reads all rows, in pages.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="witness">The lines of a witness file; null to skip that check.</param>
    /// <exception cref="StorageException">The database is unavailable, or the key cannot be read.</exception>
    public Task<AuditVerificationResult> VerifyAsync(CancellationToken cancellationToken, IEnumerable<string>? witness = null) =>
        new AuditVerifier(database, keys.Read(), witness ?? []).RunAsync(cancellationToken);

    // The search text is matched literally, so the wildcards of LIKE are escaped.
    private static string Pattern(string? text) => string.IsNullOrEmpty(text)
        ? ""
        : $"%{Short(text).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private static string Short(string text) => UntrustedText.Clean(text, AuditEntry.MaxTextLength);
}
