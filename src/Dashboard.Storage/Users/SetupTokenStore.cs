
namespace Dashboard.Storage.Users;

/// <summary>Stores the one-time links for the first administrator. Only their hashes are stored.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class SetupTokenStore(Database database, TimeProvider time)
{
    /// <summary>The lifetime of a link.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Creates the token of a link, unless users exist. Older links become invalid.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token for the link's URL; null when users exist.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<string?> CreateAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            if (await work.FindAsync<long>("SELECT COUNT(*) FROM person") > 0)
            {
                return null;
            }

            var token = RandomToken.Create();
            await work.ExecuteAsync("DELETE FROM setup_link");
            await work.ExecuteAsync(
                "INSERT INTO setup_link (token_hash, expires_at) VALUES (@hash, @until)",
                new { hash = RandomToken.Hash(token), until = (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds() });
            return token;
        },
        cancellationToken);

    /// <summary>Redeems a link.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the token was valid. Of two concurrent calls with the same token, only one succeeds.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public async Task<bool> UseAsync(string token, CancellationToken cancellationToken)
    {
        const string Link = "FROM setup_link WHERE token_hash = @hash AND expires_at > @now";
        var given = new { hash = RandomToken.Hash(token), now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        // Reading first ensures that an invalid token causes no write.
        return await database.ReadAsync(work => work.FindAsync<long>($"SELECT COUNT(*) {Link}", given), cancellationToken) == 1
            && await database.WriteAsync(async work => await work.ExecuteAsync($"DELETE {Link}", given) == 1, cancellationToken);
    }
}
