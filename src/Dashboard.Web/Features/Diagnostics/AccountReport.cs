using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Features.Diagnostics;

/// <summary>The polling state of one account on the diagnostics page.</summary>
public sealed record AccountReport
{
    /// <summary>The account's id.</summary>
    public required string Id { get; init; }

    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    public required AccountHealth Health { get; init; }

    /// <summary>How long the account has been in that health state; null before the first poll.</summary>
    public TimeSpan? HealthFor { get; init; }

    /// <summary>The number of requests in the last 60 s.</summary>
    public int Requests { get; init; }

    /// <summary>The maximum number of requests in any 60 s.</summary>
    public int Budget { get; init; }

    /// <summary>The number of known extensions.</summary>
    public int Extensions { get; init; }

    /// <summary>The number of known registrations.</summary>
    public int Registrations { get; init; }

    /// <summary>The number of known active calls.</summary>
    public int Calls { get; init; }

    /// <summary>The number of listed calls that no known extension takes part in.</summary>
    public int UnownedCalls { get; init; }

    /// <summary>A notice about the account that does not affect its health; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>The number of entries in the account's directory.</summary>
    public int DirectoryLines { get; init; }

    /// <summary>The earliest time of a manual retry, UTC; null when it is possible now.</summary>
    public DateTimeOffset? NextRetryAt { get; init; }

    /// <summary>The account's endpoints.</summary>
    public IReadOnlyList<EndpointReport> Endpoints { get; init; } = [];

    internal static AccountReport Create(PolledAccount account, PresenceSnapshot snapshot, DateTimeOffset now)
    {
        var status = snapshot.Accounts.GetValueOrDefault(account.Id).Value;
        return new AccountReport
        {
            Id = account.Id,
            Vendor = account.Vendor,
            Health = status?.Health ?? AccountHealth.Ok,
            HealthFor = now - status?.HealthSince,
            Requests = account.RateLimiter.Recent,
            Budget = account.RateLimiter.PerMinute,
            Extensions = snapshot.Extensions.GetAccount(account.Id).Count,
            Registrations = snapshot.Registrations.GetAccount(account.Id).Count,
            Calls = snapshot.Calls.GetAccount(account.Id).Count,
            UnownedCalls = status?.UnownedCalls ?? 0,
            Notice = status?.Notice,
            DirectoryLines = account.Directory.Entries.Count,
            NextRetryAt = now + account.RetryWait(now),
            Endpoints = [.. account.Endpoints.Select(e => EndpointReport.Create(e, account.Settings, now))],
        };
    }
}
