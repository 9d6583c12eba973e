using Dashboard.Storage.Users;

namespace Dashboard.Storage.Tokens;

/// <summary>The programs that were let in.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="time">The clock.</param>
public sealed class TokenStore(Database database, TimeProvider time)
{
    /// <summary>All of them, by name, those past their end too.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ApiToken>>(
        async work => [.. (await work.ListAsync<TokenRow>($"SELECT {TokenRow.Columns} FROM api_token ORDER BY name, id")).Select(r => r.ToToken())], cancellationToken);

    /// <summary>Lets a program in.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="limits">What it may see.</param>
    /// <param name="lifetime">For how long; null for ever.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token, told this one time.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<string> AddAsync(string name, TokenScopes scopes, AccessLimits limits, TimeSpan? lifetime, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var token = RandomToken.Create();
            var now = time.GetUtcNow();
            await work.ExecuteAsync(
                "INSERT INTO api_token (id, name, token_hash, scopes, limits, created_at, expires_at) VALUES (@id, @name, @hash, @scopes, @limits, @at, @until)",
                new
                {
                    id = Guid.NewGuid().ToString("N"), name = UntrustedText.Clean(name.Trim(), 100), hash = RandomToken.Hash(token), scopes = $"{scopes}",
                    limits = limits.ToJson(), at = now.ToUnixTimeMilliseconds(), until = (now + lifetime)?.ToUnixTimeMilliseconds(),
                });
            return token;
        },
        cancellationToken);

    /// <summary>Who comes with a token; null for one that was never given, was revoked or is past its end.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<ApiToken?> FindAsync(string token, CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<TokenRow>(
            $"SELECT {TokenRow.Columns} FROM api_token WHERE token_hash = @hash AND (expires_at IS NULL OR expires_at > @now)",
            new { hash = RandomToken.Hash(token), now = time.GetUtcNow().ToUnixTimeMilliseconds() }))?.ToToken(),
        cancellationToken);

    /// <summary>Lets a program in no more.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was such a token.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async work => await work.ExecuteAsync("DELETE FROM api_token WHERE id = @id", new { id }) == 1, cancellationToken);
}
