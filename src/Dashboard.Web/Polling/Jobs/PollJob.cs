using Hangfire;
using Hangfire.Server;

namespace Dashboard.Web.Polling.Jobs;

/// <summary>One poll of one endpoint as a Hangfire job, which arms the next.</summary>
internal sealed class PollJob(EndpointPoller poll, PolledAccounts accounts, PollScheduler scheduler, PollMetrics metrics)
{
    /// <summary>Polls once. Does nothing when the chain of the endpoint does not wait for this job.</summary>
    /// <param name="account">The id of the account. The jobs page shows arguments: ids only.</param>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="context">The job, handed over by Hangfire.</param>
    /// <param name="cancellationToken">Is cancelled when the host stops or the job is deleted.</param>
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
        // What ends a run without an answer, such as a deleted job, does not end the polling.
        TimeSpan? next = polled.Settings.IntervalOf(asked.Endpoint.Parts);
        try
        {
            next = await poll.RunAsync(polled, asked, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops or the job was deleted: nothing failed that a log should warn of.
        }
        finally
        {
            chain.End(next);
        }
    }
}
