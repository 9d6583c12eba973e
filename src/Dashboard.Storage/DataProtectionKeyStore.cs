namespace Dashboard.Storage;

/// <summary>The keys that sign cookies, kept so that a restart signs nobody out.</summary>
/// <param name="database">Where.</param>
/// <param name="time">The clock.</param>
public sealed class DataProtectionKeyStore(Database database, TimeProvider time)
{
    /// <summary>All of them, as the framework wrote them.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.ListAsync<string>("SELECT xml FROM protection_key ORDER BY created_at"), cancellationToken);

    /// <summary>Adds one.</summary>
    /// <param name="name">Its name; one of that name is kept as it is.</param>
    /// <param name="xml">As the framework wrote it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task AddAsync(string name, string xml, CancellationToken cancellationToken) => database.WriteAsync(
        work => work.ExecuteAsync(
            "INSERT INTO protection_key (name, xml, created_at) VALUES (@name, @xml, @now) ON CONFLICT (name) DO NOTHING",
            new { name, xml, now = time.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellationToken);

    /// <summary>Puts one in the place of another; nothing when that is there no more.</summary>
    /// <param name="old">The one that is there, as it was listed.</param>
    /// <param name="replacement">The one to be there then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task ReplaceAsync(string old, string replacement, CancellationToken cancellationToken) => database.WriteAsync(
        work => work.ExecuteAsync("UPDATE protection_key SET xml = @replacement WHERE xml = @old", new { old, replacement }), cancellationToken);
}
