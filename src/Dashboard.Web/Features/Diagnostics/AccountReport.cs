using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Features.Diagnostics;

/// <summary>How one account is being asked.</summary>
public sealed record AccountReport
{
    /// <summary>The account's id.</summary>
    public required string Id { get; init; }

    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>How well it can be asked.</summary>
    public required AccountHealth Health { get; init; }

    /// <summary>How long it has been so; null before the first look.</summary>
    public TimeSpan? HealthFor { get; init; }

    /// <summary>Requests in the last 60 s.</summary>
    public int Requests { get; init; }

    /// <summary>The most requests in any 60 s.</summary>
    public int Budget { get; init; }

    /// <summary>Extensions known of it.</summary>
    public int Extensions { get; init; }

    /// <summary>Registrations known of it.</summary>
    public int Registrations { get; init; }

    /// <summary>Active calls known of it.</summary>
    public int Calls { get; init; }

    /// <summary>Calls it lists of which no end is a known extension.</summary>
    public int UnownedCalls { get; init; }

    /// <summary>What somebody should know of it though it answers; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Lines of its directory.</summary>
    public int DirectoryLines { get; init; }

    /// <summary>When it may be tried again; null when that is now.</summary>
    public DateTimeOffset? NextRetryAt { get; init; }

    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<EndpointReport> Endpoints { get; init; } = [];

    internal static AccountReport Create(PolledAccount account, PresenceSnapshot board, DateTimeOffset now)
    {
        var status = board.Accounts.GetValueOrDefault(account.Id).Value;
        return new AccountReport
        {
            Id = account.Id,
            Vendor = account.Vendor,
            Health = status?.Health ?? AccountHealth.Ok,
            HealthFor = now - status?.HealthSince,
            Requests = account.RateLimiter.Recent,
            Budget = account.RateLimiter.PerMinute,
            Extensions = board.Extensions.GetAccount(account.Id).Count,
            Registrations = board.Registrations.GetAccount(account.Id).Count,
            Calls = board.Calls.GetAccount(account.Id).Count,
            UnownedCalls = status?.UnownedCalls ?? 0,
            Notice = status?.Notice,
            DirectoryLines = account.Directory.Entries.Count,
            NextRetryAt = now + account.RetryWait(now),
            Endpoints = [.. account.Endpoints.Select(e => EndpointReport.Create(e, account.Settings, now))],
        };
    }
}
