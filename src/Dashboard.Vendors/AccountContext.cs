using Dashboard.Presence;
using Microsoft.Extensions.Logging;

namespace Dashboard.Vendors;

/// <summary>What stands around an account when its source is opened.</summary>
public sealed record AccountContext
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>Names, teams and devices; empty when none is configured.</summary>
    public AccountDirectory Directory { get; init; } = AccountDirectory.Empty;

    /// <summary>The numbers the account is limited to; empty for all.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Carries the requests. Follows no redirects, keeps no cookies.</summary>
    public required HttpMessageHandler Handler { get; init; }

    /// <summary>Awaited before every request: the account's request budget.</summary>
    public Func<CancellationToken, ValueTask> TakeRequest { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>For what a person may need to know. Never given tokens, passwords or query strings.</summary>
    public required ILogger Log { get; init; }
}
