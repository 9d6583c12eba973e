using Dashboard.Presence;

namespace Dashboard.Web.Polling;

/// <summary>One poll: ask, apply, and say when to ask again. Knows nothing of the scheduler that calls it.</summary>
internal sealed partial class PollEndpoint(PresenceBoard board, TimeProvider time, PollMetrics metrics, ILogger<PollEndpoint> logger)
{
    /// <summary>Asks one endpoint once.</summary>
    /// <returns>How long to wait before the next time; null when only a person can restart it.</returns>
    public async Task<TimeSpan?> RunAsync(PolledAccount account, PolledEndpoint endpoint, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        if (account.QuietUntil > started)
        {
            return account.QuietUntil - started;
        }

        try
        {
            var seen = await account.Source.PollAsync(endpoint.Endpoint, cancellationToken);
            Succeed(account, endpoint, seen);
            var next = endpoint.Pacer.AfterSuccess(HasCalls(account.Id));
            var left = next - (time.GetUtcNow() - started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
        catch (PollException e)
        {
            return Fail(account, endpoint, e.Failure, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours in reading one answer must not end the polling of the account.
            LogUnexpected(account.Id, endpoint.Endpoint.Name, e);
            return Fail(account, endpoint, new PollFailure(PollFailureKind.BadData, "The answer could not be read. The log names the fault."), e);
        }
    }

    private void Succeed(PolledAccount account, PolledEndpoint endpoint, Observation seen)
    {
        if (endpoint.Recover())
        {
            LogRecovered(account.Id, endpoint.Endpoint.Name);
        }

        metrics.Polled(account.Id, endpoint.Endpoint.Name, seen);
        metrics.Changed(board.Apply(DirectoryNames.Complete(seen, account.Directory)));
        board.Apply(account.Status);
    }

    private TimeSpan? Fail(PolledAccount account, PolledEndpoint endpoint, PollFailure failure, Exception cause)
    {
        var now = time.GetUtcNow();
        var next = endpoint.Pacer.AfterFailure(failure);
        if (failure.RetryAfter is { } quiet)
        {
            account.QuietUntil = now + quiet;
        }

        if (endpoint.Fail(failure, now, next))
        {
            LogLost(account.Id, endpoint.Endpoint.Name, failure.Kind, failure.Message, cause.InnerException?.GetType().Name);
        }

        metrics.Failed(account.Id, endpoint.Endpoint.Name, failure.Kind);
        board.Apply(account.Status);
        return next;
    }

    private bool HasCalls(string account) => board.Current.Calls.Of(account).Count > 0
        || board.Current.Extensions.Of(account).Values.Any(e => e.Value.State
            is PresenceState.Ringing or PresenceState.Dialing or PresenceState.OnCall or PresenceState.OnHold);
}
