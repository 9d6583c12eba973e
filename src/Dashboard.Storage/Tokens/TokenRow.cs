using Dashboard.Storage.Users;

namespace Dashboard.Storage.Tokens;

/// <summary>A row of the table <c>api_token</c>, in the order of its columns.</summary>
internal sealed record TokenRow(string Id, string Name, string Scopes, string Limits, long CreatedAt, long? ExpiresAt)
{
    public const string Columns = "id, name, scopes, limits, created_at, expires_at";

    // A scope that only a newer program knows grants nothing here.
    private const TokenScopes Known = TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics;

    public ApiToken ToToken() => new(
        Id, Name, (Enum.TryParse<TokenScopes>(Scopes, out var scopes) ? scopes : TokenScopes.None) & Known, AccessLimits.FromJson(Limits),
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), ExpiresAt is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null);
}
