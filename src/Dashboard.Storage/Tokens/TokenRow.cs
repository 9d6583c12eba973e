using Dashboard.Storage.People;

namespace Dashboard.Storage.Tokens;

/// <summary>A row of the table <c>api_token</c>.</summary>
internal sealed class TokenRow
{
    public const string Columns = "id, name, scopes, limits, created_at, expires_at";

    // Of a scope that only a newer program knows, this one grants nothing.
    private const TokenScopes Known = TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics;

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Scopes { get; set; } = "";

    public string Limits { get; set; } = "";

    public long Created_At { get; set; }

    public long? Expires_At { get; set; }

    public ApiToken ToToken() => new(
        Id, Name, (Enum.TryParse<TokenScopes>(Scopes, out var scopes) ? scopes : TokenScopes.None) & Known, AccessLimits.Of(Limits),
        DateTimeOffset.FromUnixTimeMilliseconds(Created_At), Expires_At is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null);
}
