
namespace Dashboard.Storage.Users;

/// <summary>The one-time links by which a first administrator comes in. Only their hashes are kept.</summary>
/// <param name="database">Where.</param>
/// <param name="time">The clock.</param>
public sealed class SetupTokenStore(Database database, TimeProvider time)
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Makes a link's token, unless there are people already. Older links are good no more.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>256 random bits for an address; null when somebody may sign in already.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
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

    /// <summary>Uses a link up.</summary>
    /// <param name="token">What it carried.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was good; of two who use it at once, one is told so.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public async Task<bool> UseAsync(string token, CancellationToken cancellationToken)
    {
        const string Link = "FROM setup_link WHERE token_hash = @hash AND expires_at > @now";
        var given = new { hash = RandomToken.Hash(token), now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        // An invented one writes nothing.
        return await database.ReadAsync(work => work.FindAsync<long>($"SELECT COUNT(*) {Link}", given), cancellationToken) == 1
            && await database.WriteAsync(async work => await work.ExecuteAsync($"DELETE {Link}", given) == 1, cancellationToken);
    }
}
