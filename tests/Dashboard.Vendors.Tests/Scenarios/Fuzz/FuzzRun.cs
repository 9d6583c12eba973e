using System.Diagnostics;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Polls one target repeatedly with mutated responses and records the results.</summary>
internal sealed class FuzzRun(FuzzTarget target, RecordedAnswers recorded, int seed) : IDisposable
{
    /// <summary>The number of polls per opened account: an account remembers earlier polls, which must not affect the whole run.</summary>
    public const int PollsPerOpening = 50;

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1);

    private readonly FuzzHandler _handler = new(target, recorded);
    private readonly Mutator _mutator = new(seed, recorded.Of(target.Name));
    private readonly RegistrationExpiryTracker _clock = new(TimeSpan.FromMinutes(2));
    private readonly HashSet<string> _faultsSeen = [];
    private ManualTimeProvider _time = new();
    private OpenedAccount? _account;
    private PresenceStore _board = null!;

    public FuzzScore Score { get; } = new(target.Name);

    /// <summary>The faults, one of each kind.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Runs mutations. To reproduce a fault, begin at the opening of its account.</summary>
    public async Task RunAsync(int first, int count)
    {
        for (var number = first; number < first + count && Faults.Count < 12; number++)
        {
            if (number % PollsPerOpening == 0 || _account is null)
            {
                await ReopenAsync(number / PollsPerOpening);
            }

            var answer = _mutator.Make(number);
            Score.Made(answer);
            _time.Advance(target.Step);
            if (await PollAsync(number, target.Poll, answer) > LongestPoll)
            {
                // The machine may have been busy: a genuinely slow poll is slow again.
                await ReopenAsync(number / PollsPerOpening);
                var again = await PollAsync(number, target.Poll, answer);
                Note(again > LongestPoll, number, answer, () => $"took {again.TotalMilliseconds:0} ms");
            }

            if (number % 5 == 0)
            {
                // Remembered bad responses influence the states that are derived from good ones.
                await PollOthersAsync(number, answer);
            }
        }
    }

    public void Dispose()
    {
        _account?.Dispose();
        _handler.Dispose();
    }

    private async Task ReopenAsync(int opening)
    {
        _account?.Dispose();
        _time = new ManualTimeProvider();
        _board = new PresenceStore(_time, "fuzz");
        _account = target.Open(recorded, _handler, _time, opening);
        await PollOthersAsync(opening * PollsPerOpening, null);
    }

    private async Task PollOthersAsync(int number, MutatedAnswer? after)
    {
        foreach (var endpoint in _account!.Source.Endpoints)
        {
            await PollAsync(number, endpoint.Name, null, after);
        }
    }

    private async Task<TimeSpan> PollAsync(int number, string name, MutatedAnswer? answer, MutatedAnswer? after = null)
    {
        var endpoint = _account!.Source.Endpoints.Single(e => e.Name == name);
        _handler.Begin(answer);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Observation? seen = null;
        PollFailure? failure = null;
        var atOnce = true;
        try
        {
            var poll = _account.Source.PollAsync(endpoint, CancellationToken.None);
            atOnce = poll.IsCompleted;
            seen = await poll;
        }
        catch (PollException e)
        {
            failure = e.Failure;
        }
        catch (Exception e)
        {
            Fault(number, answer ?? after, e);
        }

        var took = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        try
        {
            Take(seen, failure, endpoint);
        }
        catch (Exception e)
        {
            Fault(number, answer ?? after, e);
        }

        if (answer is not null)
        {
            Note(!atOnce, number, answer, () => "waited for something");
            Note(allocated > FuzzScore.MostBytes(_handler.Requests, _handler.Bytes), number, answer, () =>
                $"allocated {allocated / 1024} KB for {_handler.Requests} requests and {_handler.Bytes / 1024} KB");
            Score.Polled(seen, failure, took, allocated, _handler.Requests);
        }

        return took;
    }

    private void Take(Observation? seen, PollFailure? failure, VendorEndpoint endpoint)
    {
        if (failure is not null)
        {
            Invariants.Check(failure);
        }
        else if (seen is not null)
        {
            Invariants.Check(seen, endpoint, _time.GetUtcNow());
            _board.Apply(seen);
            _clock.Tick(_board.Current, _time.GetUtcNow());
        }
    }

    private void Note(bool isFault, int number, MutatedAnswer? answer, Func<string> what)
    {
        if (isFault)
        {
            Fault(number, answer, new BrokenInvariantException(what()));
        }
    }

    // Faults are distinguished by their stack trace, and one of each kind is enough.
    private void Fault(int number, MutatedAnswer? answer, Exception e)
    {
        var frames = string.Join('\n', (e.StackTrace ?? "").Split('\n').Take(8));
        var place = e.StackTrace?.Split('\n').FirstOrDefault(f => f.Contains("Dashboard.", StringComparison.Ordinal)) ?? "";
        if (_faultsSeen.Add(e.GetType().Name + place + (e is BrokenInvariantException ? e.Message[..Math.Min(e.Message.Length, 22)] : "")))
        {
            Faults.Add($"{target.Name}, seed {seed}, mutation {number}: {e.GetType().Name}: {e.Message}\n{frames}\n{answer?.ToString() ?? "(recorded answers only)"}");
        }
    }
}
