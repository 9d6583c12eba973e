namespace Dashboard.Storage;

/// <summary>
/// Stores the ASP.NET Core data protection keys, which encrypt cookies. Sessions therefore survive a restart, and all nodes share the keys.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class DataProtectionKeyStore(Database database, TimeProvider time)
{
    /// <summary>Returns all keys as the XML that the framework wrote.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.ListAsync<string>("SELECT xml FROM protection_key ORDER BY created_at"), cancellationToken);

    /// <summary>Adds a key. An existing key of that name is left unchanged.</summary>
    /// <param name="name">The key's name.</param>
    /// <param name="xml">The XML that the framework wrote.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task AddAsync(string name, string xml, CancellationToken cancellationToken) => database.WriteAsync(
        work => work.ExecuteAsync(
            "INSERT INTO protection_key (name, xml, created_at) VALUES (@name, @xml, @now) ON CONFLICT (name) DO NOTHING",
            new { name, xml, now = time.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellationToken);

    /// <summary>Replaces the XML of a key; does nothing when the old XML no longer exists.</summary>
    /// <param name="old">The current XML, as returned by <see cref="ListAsync"/>.</param>
    /// <param name="replacement">The new XML.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task ReplaceAsync(string old, string replacement, CancellationToken cancellationToken) => database.WriteAsync(
        work => work.ExecuteAsync("UPDATE protection_key SET xml = @replacement WHERE xml = @old", new { old, replacement }), cancellationToken);
}
