using Dashboard.Testing;
using Dashboard.Web.Polling.Jobs;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Web.Tests.Polling.Jobs;

/// <summary>
/// Tests that a poll chain neither ends nor doubles, whatever happens to its jobs: deleted, failed, requeued, enqueued by another client, triggered early, or
/// lost with the process. The watchdog runs every minute, like the recurring job.
/// </summary>
public sealed class PollChainProperties
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(1);

    private enum Step
    {
        Wait,
        WaitLong,
        Fetch,
        Finish,
        FinishRefused,
        Delete,
        Fail,
        Requeue,
        EnqueueAnother,
        RunSoon,
        Restart,
        BreakStorage,
    }

    [Fact]
    public void Chain_WhateverHappensToItsJobs_HasOneRunArmedOrRunningAndNeverNoneForLong() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<Step>()).ListOf(200).ToArbitrary(), Hold).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void Hold(IList<Step> steps)
    {
        using var world = new World();
        foreach (var step in steps)
        {
            world.Take(step);
            world.Chains.ShouldBeLessThanOrEqualTo(1, $"{step}: armed, enqueued and running");
            world.IdleFor.ShouldBeLessThanOrEqualTo(Watchdog, $"after {step}");
        }
    }

    /// <summary>One endpoint, its job storage, and one worker per job.</summary>
    private sealed class World : IDisposable
    {
        private readonly ManualTimeProvider _time = new();
        private readonly Dictionary<string, string> _jobs = [];
        private PollChain _chain;
        private string? _current;
        private string? _running;
        private bool _isRefused;
        private bool _isBroken;
        private DateTimeOffset _watchedAt;
        private DateTimeOffset _aliveAt;
        private int _last;

        public World()
        {
            _chain = new PollChain(Enqueue, _time, _ => { });
            _chain.Arm(TimeSpan.Zero);
            (_watchedAt, _aliveAt) = (_time.GetUtcNow(), _time.GetUtcNow());
        }

        /// <summary>The number of runs that are armed or running, plus jobs that would run.</summary>
        public int Chains => _time.ArmedTimers + (_running is null ? 0 : 1) + _jobs.Count(j => j.Value == "Enqueued" && j.Key == _current && _running != j.Key);

        public TimeSpan IdleFor => _isRefused ? TimeSpan.Zero : _time.GetUtcNow() - _aliveAt;

        public void Take(Step step)
        {
            switch (step)
            {
                case Step.Wait: Pass(TimeSpan.FromSeconds(1)); break;
                case Step.WaitLong: Pass(TimeSpan.FromSeconds(45)); break;
                case Step.Fetch: Fetch(); break;
                case Step.Finish when _running is not null: Finish(TimeSpan.FromSeconds(2)); break;
                case Step.FinishRefused when _running is not null: Finish(null); break;
                case Step.Delete: Change("Enqueued", "Deleted"); break;
                case Step.Fail: Change("Enqueued", "Failed"); break;
                case Step.Requeue: Change(_last % 2 == 0 ? "Succeeded" : "Deleted", "Enqueued"); break;
                case Step.EnqueueAnother: _jobs[$"{++_last}"] = "Enqueued"; break;
                case Step.RunSoon: RunSoon(); break;
                case Step.Restart: Restart(); break;
                case Step.BreakStorage: _isBroken = !_isBroken; break;
                default: break;
            }

            Pass(TimeSpan.Zero);
        }

        public void Dispose() => _chain.Dispose();

        private void RunSoon()
        {
            _chain.RunSoon();
            _isRefused = false;
        }

        // Advances in steps of a second, so that the watchdog runs on time.
        private void Pass(TimeSpan time)
        {
            var end = _time.GetUtcNow() + time;
            do
            {
                _time.Advance(end - _time.GetUtcNow() < TimeSpan.FromSeconds(1) ? end - _time.GetUtcNow() : TimeSpan.FromSeconds(1));
                if (_time.GetUtcNow() - _watchedAt >= Watchdog)
                {
                    _watchedAt = _time.GetUtcNow();
                    if (_chain.Repair(job => _jobs.GetValueOrDefault(job) is "Enqueued" or "Processing"))
                    {
                        _current = null;
                    }

                    _time.Advance(TimeSpan.Zero);
                }

                if (Chains > 0)
                {
                    _aliveAt = _time.GetUtcNow();
                }
            }
            while (_time.GetUtcNow() < end);
        }

        private void Fetch()
        {
            foreach (var job in _jobs.Where(j => j.Value == "Enqueued").Select(j => j.Key).ToList())
            {
                var isRunningAlready = _running is not null;
                if (_chain.TryBegin(job, out _))
                {
                    isRunningAlready.ShouldBeFalse("two run at once");
                    (_running, _jobs[job]) = (job, "Processing");
                }
                else
                {
                    _jobs[job] = "Succeeded";
                }
            }
        }

        private void Finish(TimeSpan? next)
        {
            _jobs[_running!] = "Succeeded";
            (_running, _current, _isRefused) = (null, null, next is null);
            _chain.End(next);
            _isRefused &= _time.ArmedTimers == 0;
        }

        private void Change(string from, string to)
        {
            if (_jobs.FirstOrDefault(j => j.Value == from).Key is { } job)
            {
                _jobs[job] = to;
            }
        }

        private void Restart()
        {
            _chain.Dispose();
            _jobs.Clear();
            (_running, _isRefused, _current) = (null, false, null);
            _chain = new PollChain(Enqueue, _time, _ => { });
            _chain.Arm(TimeSpan.Zero);
        }

        private string Enqueue()
        {
            if (_isBroken)
            {
                throw new TimeoutException("The storage does not answer.");
            }

            _current = $"{++_last}";
            _jobs[_current] = "Enqueued";
            return _current;
        }
    }
}
