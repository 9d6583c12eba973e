using Dashboard.Presence.Model;
using Microsoft.Extensions.Logging;

namespace Dashboard.Vendors;

/// <summary>What stands around an account when its source is opened.</summary>
public sealed record AccountContext
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>Names, teams and devices; empty when none is configured.</summary>
    public AccountDirectory Directory { get; init; } = AccountDirectory.Empty;

    /// <summary>The ISO 3166 code of the country whose national numbers the account has; null when not known.</summary>
    public string? Region { get; init; }

    /// <summary>The numbers the account is limited to; empty for all.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Carries the requests. Follows no redirects, keeps no cookies.</summary>
    public required HttpMessageHandler Handler { get; init; }

    /// <summary>
    /// Carries the commands, as <see cref="Handler"/> does the polls, but each on a connection of its own: one that has died
    /// idle would leave it open whether a command was done, since it is not sent again. Null for the same handler.
    /// </summary>
    public HttpMessageHandler? CommandHandler { get; init; }

    /// <summary>Awaited before every request: the account's request budget.</summary>
    public Func<CancellationToken, ValueTask> AcquireRequest { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>Awaited before a command's request: out of the same budget, ahead of the polls that wait.</summary>
    public Func<CancellationToken, ValueTask> AcquireCommand { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>Told when the answer to a command asked us to leave the account alone for so long.</summary>
    public Action<TimeSpan> PauseRequests { get; init; } = static _ => { };

    /// <summary>For what a person may need to know. Never given tokens, passwords or query strings.</summary>
    public required ILogger Log { get; init; }
}
