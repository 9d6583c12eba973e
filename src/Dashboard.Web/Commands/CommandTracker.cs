using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Jobs;

namespace Dashboard.Web.Commands;

/// <summary>Waits for a poll that confirms a command.</summary>
internal sealed class CommandTracker(PresenceStore store, PollScheduler scheduler, TimeProvider time)
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(15);

    // A consultation call takes as long as the users talk, but a phone that is left off the hook must not be tracked for hours.
    private static readonly TimeSpan MaxPending = TimeSpan.FromMinutes(30);

    // A phone needs a short time to ring or to stop ringing, so the first poll may come too early.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the confirmation, and requests early polls of the account meanwhile.</summary>
    /// <returns>Null when the command was confirmed; otherwise the explanation.</returns>
    public async Task<string?> WaitForConfirmationAsync(PolledAccount account, CommandVerification expectation, PresenceWatcher watcher, CancellationToken cancellationToken)
    {
        var patience = Patience(account);
        using var bound = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        // Early polls are requested only at first: the regular polls are enough for what depends on the duration of a conversation.
        using var eager = new CancellationTokenSource(patience, time);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(both.Token, eager.Token);
        var polled = PollAsync(account, asking.Token);
        var begun = time.GetTimestamp();
        var wasUnderWay = false;
        try
        {
            while (!expectation.IsConfirmed(store.Current))
            {
                if (expectation.IsPending(store.Current) && time.GetElapsedTime(begun) < MaxPending)
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
            var latest = store.GetLastListed(account.Id).Latest;
            return latest is { } at && time.GetUtcNow() - at < patience
                ? string.Join(' ', new[]
                {
                    wasUnderWay ? CommandTexts.NotTransferredAfterConsultation
                        : CommandTexts.FormatNotConfirmed($"{patience.TotalSeconds:0}"),
                    expectation.HasLeft(store.Current) ? CommandTexts.FormatCallHasLeft(expectation.Extension) : "",
                }.Where(w => w.Length > 0))
                : CommandTexts.NoAnswer;
        }
        finally
        {
            await bound.CancelAsync();
            await polled;
        }
    }

    // An ongoing call causes no change and does not wake the watcher, so the wait has a timeout.
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
            // The timeout: the state is checked again without a change.
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
            // Confirmed, or timed out.
        }
    }
}
