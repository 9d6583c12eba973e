using Dashboard.Presence.Model;
using Microsoft.Extensions.Logging;

namespace Dashboard.Vendors;

/// <summary>The services and settings of one account that <see cref="IVendor.Open"/> passes to its source.</summary>
public sealed record AccountContext
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>Configured names, teams and devices; empty when none is configured.</summary>
    public AccountDirectory Directory { get; init; } = AccountDirectory.Empty;

    /// <summary>The ISO 3166 country code of the national number format that the account uses; null when it is not configured.</summary>
    public string? Region { get; init; }

    /// <summary>The extension numbers to which the account is limited; empty for no limit.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The clock of all time calculations of the account.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The HTTP handler of poll requests. It follows no redirects and stores no cookies. The host owns it.</summary>
    public required HttpMessageHandler Handler { get; init; }

    /// <summary>
    /// The HTTP handler of command requests. It opens a new connection for each command: on an idle connection that has died it would be unknown
    /// whether the command was executed, and commands are not repeated. Null to use <see cref="Handler"/>.
    /// </summary>
    public HttpMessageHandler? CommandHandler { get; init; }

    /// <summary>Awaited before every poll request: waits for the account's request budget.</summary>
    public Func<CancellationToken, ValueTask> AcquireRequest { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>Awaited before every command request: uses the same budget, with priority over waiting polls.</summary>
    public Func<CancellationToken, ValueTask> AcquireCommand { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>Called when the response to a command asks for a pause; the argument is its length.</summary>
    public Action<TimeSpan> PauseRequests { get; init; } = static _ => { };

    /// <summary>The log for operators. Tokens, passwords and query strings are never written to it.</summary>
    public required ILogger Log { get; init; }
}
