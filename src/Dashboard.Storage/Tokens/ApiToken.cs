using Dashboard.Storage.Users;

namespace Dashboard.Storage.Tokens;

/// <summary>What a program may do.</summary>
[Flags]
public enum TokenScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read extensions, registrations, calls and accounts, by HTTP and by the hub.</summary>
    Read = 1,

    /// <summary>Send commands.</summary>
    Command = 2,

    /// <summary>Read the metrics.</summary>
    Metrics = 4,
}

/// <summary>A program that was let in.</summary>
/// <param name="Id">A name for programs, that never changes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Limits">What it may see.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ExpiresAt">Until when it is good, UTC; null for ever.</param>
public sealed record ApiToken(string Id, string Name, TokenScopes Scopes, AccessLimits Limits, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
