using Dashboard.Presence;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Commands;

/// <summary>Waits for a poll that shows that a command was done.</summary>
internal sealed class CommandWatch(PresenceBoard board, PollScheduler scheduler, TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    // A phone takes its moment to ring or to fall silent: the first look may come too early.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Waits, and has the account polled at once and again.</summary>
    /// <returns>Null once it was seen; else what to tell of it.</returns>
    public async Task<string?> SawAsync(PolledAccount account, CommandExpectation expectation, BoardWatcher watcher, CancellationToken cancellationToken)
    {
        var patience = Patience(account);
        using var bound = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        var polled = PollAsync(account, both.Token);
        try
        {
            while (!expectation.IsSeen(board.Current))
            {
                await watcher.NextAsync(both.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var latest = board.Seen(account.Id).Latest;
            return latest is { } at && time.GetUtcNow() - at < patience
                ? $"No poll of the last {patience.TotalSeconds:0} s showed that it was done."
                : "The phone system has not answered a poll since, so it is not known whether it was done.";
        }
        finally
        {
            await bound.CancelAsync();
            await polled;
        }
    }

    private static TimeSpan Patience(PolledAccount account)
    {
        var slow = account.Endpoints.Where(e => (e.Endpoint.Parts & (PresenceParts.Calls | PresenceParts.Presence)) != PresenceParts.None)
            .Select(e => account.Settings.IntervalOf(e.Endpoint.Parts)).DefaultIfEmpty(TimeSpan.Zero).Max();
        return slow * 4 > Shortest ? slow * 4 : Shortest;
    }

    private async Task PollAsync(PolledAccount account, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await scheduler.PollSoonAsync(account, PresenceParts.Calls | PresenceParts.Presence, cancellationToken);
                await Task.Delay(BetweenLooks, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Seen, or waited for long enough.
        }
    }
}
