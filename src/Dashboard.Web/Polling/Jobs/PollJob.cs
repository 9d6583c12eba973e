using Hangfire;
using Hangfire.Server;

namespace Dashboard.Web.Polling.Jobs;

/// <summary>The Hangfire job of one poll of one endpoint; it arms the next poll.</summary>
internal sealed class PollJob(EndpointPoller poll, PolledAccounts accounts, PollScheduler scheduler, PollMetrics metrics)
{
    /// <summary>Polls once. Does nothing when the chain of the endpoint does not wait for this job.</summary>
    /// <param name="account">The id of the account. The jobs page shows the arguments, so they are ids only.</param>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="context">The context that Hangfire passes.</param>
    /// <param name="cancellationToken">Cancelled when the host stops or the job is deleted.</param>
    [PollJobName]
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string account, string endpoint, PerformContext context, CancellationToken cancellationToken)
    {
        if (accounts.Find(account) is not { } polled || polled.Endpoints.FirstOrDefault(e => e.Endpoint.Name == endpoint) is not { } asked
            || scheduler.Find(account, endpoint) is not { } chain || !chain.TryBegin(context.BackgroundJob.Id, out var lateness))
        {
            return;
        }

        metrics.Started(lateness);
        // A run that ends without a result, such as a deleted job, must not end the polling.
        TimeSpan? next = polled.Settings.IntervalOf(asked.Endpoint.Parts);
        try
        {
            next = await poll.RunAsync(polled, asked, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops or the job was deleted: this is not a failure to log.
        }
        finally
        {
            chain.End(next);
        }
    }
}
