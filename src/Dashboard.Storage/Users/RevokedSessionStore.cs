namespace Dashboard.Storage.Users;

/// <summary>The sessions that somebody signed out of. A cookie proves itself until its end; this is what ends it before.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="time">The clock.</param>
public sealed class RevokedSessionStore(Database database, TimeProvider time)
{
    /// <summary>Ends a session.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="lifetime">For how long a cookie of it could still be good.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task RevokeAsync(string session, TimeSpan lifetime, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow();
            await work.ExecuteAsync(
                "INSERT INTO ended_session (id, until_at) VALUES (@session, @until) ON CONFLICT (id) DO NOTHING",
                new { session, until = (now + lifetime).ToUnixTimeMilliseconds() });
        },
        cancellationToken);

    /// <summary>Whether a session was ended.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<bool> IsRevokedAsync(string session, CancellationToken cancellationToken) => database.ReadAsync(
        async work => await work.FindAsync<long>("SELECT COUNT(*) FROM ended_session WHERE id = @session", new { session }) > 0, cancellationToken);

    /// <summary>Removes those whose cookies have expired by themselves.</summary>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<long> PruneAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async work => (long)await work.ExecuteAsync("DELETE FROM ended_session WHERE until_at <= @now", new { now = time.GetUtcNow().ToUnixTimeMilliseconds() }), cancellationToken);
}
