using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dashboard.Presence.Model;
using Hangfire;
using Hangfire.States;

namespace Dashboard.Web.Polling.Jobs;

/// <summary>Schedules polls as Hangfire background jobs, each of which arms the next.</summary>
/// <remarks>
/// Timers measure the due times instead of Hangfire's schedule: that has a resolution of one second and starts jobs up to one second early.
/// </remarks>
internal sealed partial class PollScheduler : IHostedService
{
    /// <summary>The name of the Hangfire queue of polls.</summary>
    public const string Queue = "polls";

    // The first polls are spread over this time, so that accounts do not send requests simultaneously. The offsets persist afterwards.
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1);

    // One poll shows the results of many simultaneous commands.
    private static readonly TimeSpan MinBetweenImmediate = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, long> _lastSoon = new();
    private readonly JobStorage _storage;
    private readonly TimeProvider _time;
    private readonly ILogger<PollScheduler> _logger;
    private readonly FrozenDictionary<(string Account, string Endpoint), PollChain> _chains;

    public PollScheduler(IBackgroundJobClientV2 jobs, JobStorage storage, PolledAccounts accounts, TimeProvider time, ILogger<PollScheduler> logger)
    {
        (_storage, _time, _logger) = (storage, time, logger);
        _chains = accounts.All.SelectMany(a => a.Endpoints.Select(e => (Account: a.Id, Endpoint: e.Endpoint.Name)))
            .ToFrozenDictionary(e => e, e => new PollChain(() => Enqueue(jobs, e.Account, e.Endpoint), time, fault => LogEnqueueFailed(e.Account, e.Endpoint, fault)));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var at = 0;
        foreach (var chain in _chains.Values)
        {
            chain.Arm(Spread * at++ / _chains.Count);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var chain in _chains.Values)
        {
            chain.Dispose();
        }

        return Task.CompletedTask;
    }

    /// <summary>Returns the chain of an endpoint; null for an unknown endpoint.</summary>
    /// <param name="account">The id of the account.</param>
    /// <param name="endpoint">The name of the endpoint.</param>
    public PollChain? Find(string account, string endpoint) => _chains.GetValueOrDefault((account, endpoint));

    /// <summary>
    /// Polls the endpoints of some resource kinds early, after a command. Does nothing during a pause that the vendor requested, or within half a
    /// second of the previous early poll.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="parts">The resource kinds.</param>
    public void PollSoon(PolledAccount account, ResourceKinds parts)
    {
        if (account.SignInRefused is not null || account.RateLimiter.PausedUntil > _time.GetUtcNow())
        {
            return;
        }

        var now = _time.GetTimestamp();
        if (_lastSoon.TryGetValue(account.Id, out var last) && _time.GetElapsedTime(last, now) < MinBetweenImmediate)
        {
            return;
        }

        _lastSoon[account.Id] = now;
        foreach (var endpoint in account.Endpoints.Where(e => (e.Endpoint.Parts & parts) != ResourceKinds.None && e.Status.Failure is null))
        {
            Find(account.Id, endpoint.Endpoint.Name)?.RunSoon();
        }
    }

    /// <summary>Polls every endpoint of an account at once, after a user's "try again".</summary>
    /// <param name="account">The account.</param>
    public void Restart(PolledAccount account)
    {
        account.Restart();
        foreach (var endpoint in account.Endpoints)
        {
            Find(account.Id, endpoint.Endpoint.Name)?.RunSoon();
        }
    }

    /// <summary>Arms every endpoint with a missing enqueued job, which was deleted or failed before it ran.</summary>
    /// <returns>The number of these endpoints.</returns>
    public int Repair()
    {
        using var connection = _storage.GetConnection();
        var repaired = 0;
        foreach (var ((account, endpoint), chain) in _chains)
        {
            if (chain.Repair(job => IsAlive(connection.GetStateData(job)?.Name)))
            {
                repaired++;
                LogRepaired(account, endpoint);
            }
        }

        return repaired;
    }

    private static bool IsAlive(string? state) => state == EnqueuedState.StateName || state == ProcessingState.StateName;

    private static string Enqueue(IBackgroundJobClientV2 jobs, string account, string endpoint) =>
        jobs.Enqueue<PollJob>(Queue, job => job.RunAsync(account, endpoint, null!, CancellationToken.None));

    [LoggerMessage(LogLevel.Error, "A poll of {Account}, {Endpoint}, could not be enqueued; it is tried again in a second")]
    private partial void LogEnqueueFailed(string account, string endpoint, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The job that was to poll {Account}, {Endpoint}, was gone before it ran; the endpoint is polled again")]
    private partial void LogRepaired(string account, string endpoint);
}
