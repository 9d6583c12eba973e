namespace Dashboard.Storage.Users;

/// <summary>
/// Stores the sessions that were signed out. A session cookie is valid until it expires; this list invalidates it earlier.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class RevokedSessionStore(Database database, TimeProvider time)
{
    /// <summary>Revokes a session.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="lifetime">The longest remaining lifetime of the session's cookie.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task RevokeAsync(string session, TimeSpan lifetime, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow();
            await work.ExecuteAsync(
                "INSERT INTO ended_session (id, until_at) VALUES (@session, @until) ON CONFLICT (id) DO NOTHING",
                new { session, until = (now + lifetime).ToUnixTimeMilliseconds() });
        },
        cancellationToken);

    /// <summary>Whether a session was revoked.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<bool> IsRevokedAsync(string session, CancellationToken cancellationToken) => database.ReadAsync(
        async work => await work.FindAsync<long>("SELECT COUNT(*) FROM ended_session WHERE id = @session", new { session }) > 0, cancellationToken);

    /// <summary>Removes sessions with cookies that have expired.</summary>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>The number of sessions removed.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<long> PruneAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async work => (long)await work.ExecuteAsync("DELETE FROM ended_session WHERE until_at <= @now", new { now = time.GetUtcNow().ToUnixTimeMilliseconds() }), cancellationToken);
}
