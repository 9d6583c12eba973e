using Dashboard.Web.Polling;

namespace Dashboard.Testing.Contract;

/// <summary>
/// Polls accounts on a manual clock like the scheduler does on a real one: each endpoint when its last poll requested it, one at a time.
/// </summary>
internal sealed class PollDriver(ManualTimeProvider time, EndpointPoller poll, IReadOnlyList<PolledAccount> accounts, Func<int> held)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly List<Turn> _turns = [.. accounts.SelectMany(a => a.Endpoints.Select(e => new Turn(a, e) { Due = time.GetUtcNow() }))];

    /// <summary>The number of polls so far.</summary>
    public long Polls { get; private set; }

    /// <summary>Advances the clock and runs every poll that becomes due.</summary>
    public async Task RunForAsync(TimeSpan length)
    {
        var end = time.GetUtcNow() + length;
        while (_turns.MinBy(t => t.Due) is { } next && next.Due <= end)
        {
            if (next.Due > time.GetUtcNow())
            {
                time.Advance(next.Due - time.GetUtcNow());
            }

            var wait = await PollAsync(next).WaitAsync(Bound);
            next.Due = wait is { } w ? time.GetUtcNow() + w : DateTimeOffset.MaxValue;
        }

        if (end > time.GetUtcNow())
        {
            time.Advance(end - time.GetUtcNow());
        }
    }

    /// <summary>Restarts all accounts, as a user's retry does.</summary>
    public void Restart()
    {
        foreach (var account in accounts)
        {
            account.Restart();
        }

        _turns.ForEach(t => t.Due = time.GetUtcNow());
    }

    private async Task<TimeSpan?> PollAsync(Turn turn)
    {
        Polls++;
        var run = poll.RunAsync(turn.Account, turn.Endpoint, CancellationToken.None);
        while (!run.IsCompleted)
        {
            if (held() > 0)
            {
                // The vendor delays the response until the manual clock advances.
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System));
        }

        return await run;
    }

    private sealed record Turn(PolledAccount Account, PolledEndpoint Endpoint)
    {
        public DateTimeOffset Due { get; set; }
    }
}
