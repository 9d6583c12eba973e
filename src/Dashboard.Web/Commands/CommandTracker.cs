using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Jobs;

namespace Dashboard.Web.Commands;

/// <summary>Waits for a poll that shows that a command was done.</summary>
internal sealed class CommandTracker(PresenceStore board, PollScheduler scheduler, TimeProvider time)
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(15);

    // Somebody who is asked may have to be fetched; a phone that is off the hook until tomorrow is not followed until then.
    private static readonly TimeSpan MaxPending = TimeSpan.FromMinutes(30);

    // A phone takes its moment to ring or to fall silent: the first look may come too early.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>Waits, and has the account polled at once and again.</summary>
    /// <returns>Null once it was seen; else what to tell of it.</returns>
    public async Task<string?> WaitForConfirmationAsync(PolledAccount account, CommandVerification expectation, PresenceWatcher watcher, CancellationToken cancellationToken)
    {
        var patience = Patience(account);
        using var bound = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        // Only at first: what takes as long as people speak is seen by the polls there are anyway.
        using var eager = new CancellationTokenSource(patience, time);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(both.Token, eager.Token);
        var polled = PollAsync(account, asking.Token);
        var begun = time.GetTimestamp();
        var wasUnderWay = false;
        try
        {
            while (!expectation.IsConfirmed(board.Current))
            {
                if (expectation.IsPending(board.Current) && time.GetElapsedTime(begun) < MaxPending)
                {
                    wasUnderWay = true;
                    bound.CancelAfter(patience);
                }

                await NextAsync(watcher, wasUnderWay ? patience / 2 : patience, both.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var latest = board.GetLastListed(account.Id).Latest;
            return latest is { } at && time.GetUtcNow() - at < patience
                ? string.Join(' ', new[]
                {
                    wasUnderWay ? "They were asked, and no poll showed that the call was given to them."
                        : $"No poll of the last {patience.TotalSeconds:0} s showed that it was done.",
                    expectation.GetCaveat(board.Current),
                }.Where(w => w.Length > 0))
                : "The phone system has not answered a poll since, so it is not known whether it was done.";
        }
        finally
        {
            await bound.CancelAsync();
            await polled;
        }
    }

    // A talk that goes on unchanged is no news, and wakes nobody.
    private async Task NextAsync(PresenceWatcher watcher, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await watcher.NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Looked at all the same.
        }
    }

    private static TimeSpan Patience(PolledAccount account)
    {
        var slow = account.Endpoints.Where(e => (e.Endpoint.Parts & (ResourceKinds.Calls | ResourceKinds.Presence)) != ResourceKinds.None)
            .Select(e => account.Settings.IntervalOf(e.Endpoint.Parts)).DefaultIfEmpty(TimeSpan.Zero).Max();
        return slow * 4 > MinTimeout ? slow * 4 : MinTimeout;
    }

    private async Task PollAsync(PolledAccount account, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                scheduler.PollSoon(account, ResourceKinds.Calls | ResourceKinds.Presence);
                await Task.Delay(CheckInterval, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Seen, or waited for long enough.
        }
    }
}
