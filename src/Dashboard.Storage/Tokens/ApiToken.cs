using Dashboard.Storage.Users;

namespace Dashboard.Storage.Tokens;

/// <summary>The permissions of an API token.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,

    /// <summary>Reading extensions, registrations, calls and accounts through the HTTP API and the SignalR hub.</summary>
    Read = 1,

    Command = 2,

    Metrics = 4,
}

/// <summary>The API token of an API client, without its secret.</summary>
/// <param name="Id">The immutable id.</param>
/// <param name="Name">The client's name.</param>
/// <param name="Scopes">The permissions.</param>
/// <param name="Limits">The access limits.</param>
/// <param name="CreatedAt">When the token was created, UTC.</param>
/// <param name="ExpiresAt">When the token expires, UTC; null for never.</param>
public sealed record ApiToken(string Id, string Name, TokenScopes Scopes, AccessLimits Limits, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
