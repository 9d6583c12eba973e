using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Telemetry;

namespace Dashboard.Web.Polling;

/// <summary>
/// Runs one poll of an endpoint: requests it, applies the result and returns the delay until the next. It is independent of the scheduler.
/// </summary>
internal sealed partial class EndpointPoller(PresenceStore store, TimeProvider time, PollMetrics metrics, ILogger<EndpointPoller> logger)
{
    // Each request has its own timeout. This one limits a list with slow pages or without an end.
    private static readonly TimeSpan MaxPollTime = TimeSpan.FromMinutes(10);

    // Longer than the timeout of one request: a slow response does not make the poll late.
    private static readonly TimeSpan MinLateness = TimeSpan.FromSeconds(15);

    // Multiplied by the poll interval, this is the age at which rows are displayed as stale.
    private const int LateIntervals = 4;

    /// <summary>Polls one endpoint once.</summary>
    /// <returns>The delay until the next poll; null when only a user can restart the endpoint.</returns>
    public async Task<TimeSpan?> RunAsync(PolledAccount account, PolledEndpoint endpoint, CancellationToken cancellationToken)
    {
        var next = await PollSourceAsync(account, endpoint, cancellationToken);
        endpoint.Plan(time.GetUtcNow(), next);
        return next;
    }

    /// <summary>Marks overdue polls in the account's health: they wait for its request budget, or their responses take too long.</summary>
    /// <param name="account">The account.</param>
    /// <param name="started">When polling began, UTC: the first polls were due then.</param>
    public void CheckForLatePoll(PolledAccount account, DateTimeOffset started)
    {
        var now = time.GetUtcNow();
        PollFailure? late = null;
        foreach (var endpoint in account.Endpoints)
        {
            var interval = account.Settings.IntervalOf(endpoint.Endpoint.Parts);
            var due = endpoint.DueAt > started ? endpoint.DueAt : started;
            if (now - due <= TimeSpan.FromTicks(Math.Max(MinLateness.Ticks, interval.Ticks * LateIntervals)))
            {
                continue;
            }

            var failure = new PollFailure(PollFailureKind.Late, FormatLateness(account, interval, now - due));
            if (endpoint.Miss(failure, due, now))
            {
                late = failure;
                metrics.Failed(account.Id, endpoint.Endpoint.Name, failure.Kind);
            }
        }

        if (late is not null)
        {
            Log(account, late, null);
        }
    }

    private static string FormatLateness(PolledAccount account, TimeSpan interval, TimeSpan lateness)
    {
        var (seconds, late) = (interval.TotalSeconds.ToString("0.###", CultureInfo.CurrentCulture), lateness.TotalSeconds.ToString("0", CultureInfo.CurrentCulture));
        return account.RateLimiter.Recent * 10 >= account.RateLimiter.PerMinute * 9
            ? PollingTexts.FormatLatePollBudgetUsedUp(seconds, late, account.RateLimiter.PerMinute, account.Id)
            : PollingTexts.FormatLatePollSlowAnswer(seconds, late);
    }

    private async Task<TimeSpan?> PollSourceAsync(PolledAccount account, PolledEndpoint endpoint, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        if (account.SignInRefused is { } refused)
        {
            return Fail(account, endpoint, refused, null);
        }

        if (account.RateLimiter.PausedUntil > started)
        {
            return Postpone(account, endpoint);
        }

        using var activity = Activities.Poll(account.Id, endpoint.Endpoint.Name);
        using var limit = new CancellationTokenSource(MaxPollTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var observation = await account.Source.PollAsync(endpoint.Endpoint, both.Token);
            Succeed(account, endpoint, observation);
            var next = endpoint.IntervalPolicy.AfterSuccess(HasCalls(account.Id));
            var left = next - (time.GetUtcNow() - started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
        catch (PollException e) when (e.Failure.WasNotSent)
        {
            return Postpone(account, endpoint);
        }
        catch (PollException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, $"{e.Failure.Kind}");
            return Fail(account, endpoint, e.Failure, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, $"{PollFailureKind.Unavailable}");
            return Fail(account, endpoint, new PollFailure(PollFailureKind.Unavailable, PollingTexts.FormatPagesTooSlow((int)MaxPollTime.TotalMinutes)), e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug in reading one response must not end the polling of the account.
            activity?.SetStatus(ActivityStatusCode.Error, $"{PollFailureKind.BadData}");
            LogUnexpected(account.Id, endpoint.Endpoint.Name, e);
            return Fail(account, endpoint, new PollFailure(PollFailureKind.BadData, PollingTexts.UnexpectedAnswer), e);
        }
    }

    private TimeSpan Postpone(PolledAccount account, PolledEndpoint endpoint)
    {
        var left = account.RateLimiter.PausedUntil - time.GetUtcNow();
        return (left > TimeSpan.Zero ? left : TimeSpan.Zero) + account.TurnAfterPause(endpoint);
    }

    private void Succeed(PolledAccount account, PolledEndpoint endpoint, Observation observation)
    {
        endpoint.Succeed(observation.At);
        endpoint.Count(observation);
        metrics.Polled(account.Id, endpoint.Endpoint.Name, observation);
        metrics.Changed(Apply(DirectoryEnricher.Complete(observation, account.Directory)));
        Log(account, null, null);
    }

    private ImmutableArray<PresenceEvent> Apply(Observation observation)
    {
        using var activity = Activities.Apply();
        var changes = store.Apply(observation);
        activity?.SetTag("changes", changes.Length).SetTag("version", store.Current.Version);
        return changes;
    }

    private TimeSpan? Fail(PolledAccount account, PolledEndpoint endpoint, PollFailure failure, Exception? cause)
    {
        var now = time.GetUtcNow();
        var next = endpoint.IntervalPolicy.AfterFailure(failure);
        if (failure.IsSignInRejected)
        {
            account.SignInRefused = failure;
        }

        // A rate limit that one endpoint reached applies to the whole account, so its other endpoints pause as well.
        if (next is { } quiet && (failure.RetryAfter is not null || failure.Kind == PollFailureKind.Throttled))
        {
            account.RateLimiter.PausedUntil = account.RateLimiter.PausedUntil > now + quiet ? account.RateLimiter.PausedUntil : now + quiet;
            next = account.RateLimiter.PausedUntil - now;
        }

        endpoint.Fail(failure, now, next);
        metrics.Failed(account.Id, endpoint.Endpoint.Name, failure.Kind);
        Log(account, failure, cause);
        return account.RateLimiter.PausedUntil > now ? next + account.TurnAfterPause(endpoint) : next;
    }

    private void Log(PolledAccount account, PollFailure? failure, Exception? cause)
    {
        var (status, before) = account.GetStatus(time.GetUtcNow());
        store.Apply(status);

        // Logs one line when the account becomes unavailable and one when it recovers. In between only a rejected sign-in is logged, since it waits
        // for a user.
        if (before == AccountHealth.Ok ? failure is not null : status.Health == AccountHealth.AuthRejected && before != AccountHealth.AuthRejected)
        {
            LogLost(account.Id, status.Health, status.Worst!.Endpoint, status.Worst.Message, cause?.InnerException is { } inner ? $" [{inner.GetType().Name}]" : "");
        }
        else if (before != AccountHealth.Ok && status.Health == AccountHealth.Ok)
        {
            LogBack(account.Id);
        }
    }

    private bool HasCalls(string account) => store.Current.Calls.GetAccount(account).Count > 0
        || store.Current.Extensions.GetAccount(account).Values.Any(e => e.Value.State
            is PresenceState.Ringing or PresenceState.Dialing or PresenceState.OnCall or PresenceState.OnHold);
}
