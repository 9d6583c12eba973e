using Dashboard.Storage.Users;

namespace Dashboard.Storage.Tokens;

/// <summary>Stores the API tokens. Only their hashes are stored.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class TokenStore(Database database, TimeProvider time)
{
    /// <summary>Returns all tokens, ordered by name, including expired ones.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ApiToken>>(
        async work => [.. (await work.ListAsync<TokenRow>($"SELECT {TokenRow.Columns} FROM api_token ORDER BY name, id")).Select(r => r.ToToken())], cancellationToken);

    /// <summary>Creates a token.</summary>
    /// <param name="name">The client's name.</param>
    /// <param name="scopes">The permissions.</param>
    /// <param name="limits">The access limits.</param>
    /// <param name="lifetime">The lifetime; null for a token that never expires.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token's secret. It cannot be retrieved again.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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

    /// <summary>Returns the token with a secret; null for one that is unknown, revoked or expired.</summary>
    /// <param name="token">The secret.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<ApiToken?> FindAsync(string token, CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<TokenRow>(
            $"SELECT {TokenRow.Columns} FROM api_token WHERE token_hash = @hash AND (expires_at IS NULL OR expires_at > @now)",
            new { hash = RandomToken.Hash(token), now = time.GetUtcNow().ToUnixTimeMilliseconds() }))?.ToToken(),
        cancellationToken);

    /// <summary>Revokes a token.</summary>
    /// <param name="id">The token's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the token existed.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async work => await work.ExecuteAsync("DELETE FROM api_token WHERE id = @id", new { id }) == 1, cancellationToken);
}
