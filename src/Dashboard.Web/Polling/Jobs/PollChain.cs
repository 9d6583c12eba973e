namespace Dashboard.Web.Polling.Jobs;

/// <summary>The sequence of runs of one endpoint: armed for a time, enqueued as a job, running, armed again.</summary>
/// <remarks>
/// All transitions are made under one lock, so that at most one run is armed and at most one is running. It is independent of the job storage.
/// Thread-safe.
/// </remarks>
/// <param name="enqueue">Creates a job and returns its id.</param>
/// <param name="time">The clock. Its timers are monotonic, so that setting the machine's time does not affect polling.</param>
/// <param name="onEnqueueFailed">Receives the exception of <paramref name="enqueue"/>, which is then tried again.</param>
internal sealed class PollChain(Func<string> enqueue, TimeProvider time, Action<Exception> onEnqueueFailed) : IDisposable
{
    // The job storage is in memory. It fails when the process is short of memory or threads, which may be over a second later.
    private static readonly TimeSpan EnqueueRetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private string? _job;
    private long _dueAt;
    private TimeSpan _delay;
    private bool _isRunning;
    private bool _runAgain;
    private bool _isClosed;

    /// <summary>Arms the next run, replacing one that is already armed. An enqueued or running run is not changed.</summary>
    /// <param name="delay">The delay until the run.</param>
    public void Arm(TimeSpan delay)
    {
        lock (_gate)
        {
            if (_job is null)
            {
                SetTimer(delay);
            }
        }
    }

    /// <summary>Runs now, or once more directly after the current run, which may have sent its request before the expected change.</summary>
    public void RunSoon()
    {
        lock (_gate)
        {
            if (_isRunning)
            {
                _runAgain = true;
            }
            else if (_job is null)
            {
                SetTimer(TimeSpan.Zero);
            }
        }
    }

    /// <summary>Begins the run of a job.</summary>
    /// <param name="job">The id of the job.</param>
    /// <param name="lateness">The delay between the due time and now.</param>
    /// <returns>False when the chain does not wait for this job, such as one enqueued from elsewhere: the job must then do nothing.</returns>
    public bool TryBegin(string job, out TimeSpan lateness)
    {
        lock (_gate)
        {
            lateness = TimeSpan.Zero;
            if (_isClosed || _isRunning || _job != job)
            {
                return false;
            }

            _isRunning = true;
            var late = time.GetElapsedTime(_dueAt) - _delay;
            lateness = late > TimeSpan.Zero ? late : TimeSpan.Zero;
            return true;
        }
    }

    /// <summary>Ends the current run and arms the next.</summary>
    /// <param name="next">The delay until the next run; null to arm none until <see cref="Arm"/> or <see cref="RunSoon"/>.</param>
    public void End(TimeSpan? next)
    {
        lock (_gate)
        {
            (_isRunning, _job) = (false, null);
            if (_runAgain || next is not null)
            {
                SetTimer(_runAgain ? TimeSpan.Zero : next!.Value);
            }

            _runAgain = false;
        }
    }

    /// <summary>Arms a run when the job of the enqueued run no longer exists.</summary>
    /// <param name="isAlive">Whether a job, given by its id, is still enqueued or being processed.</param>
    /// <returns>Whether a run was armed.</returns>
    public bool Repair(Func<string, bool> isAlive)
    {
        lock (_gate)
        {
            // A run that has begun calls End, even when its job was deleted.
            if (_isClosed || _isRunning || _job is null || isAlive(_job))
            {
                return false;
            }

            _job = null;
            SetTimer(TimeSpan.Zero);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _timer?.Dispose();
        }
    }

    private void SetTimer(TimeSpan delay)
    {
        if (_isClosed)
        {
            return;
        }

        (_dueAt, _delay) = (time.GetTimestamp(), delay);
        _timer ??= time.CreateTimer(static chain => ((PollChain)chain!).Enqueue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    // The lock is held while enqueueing: a worker that fetches the job at once waits until its id is stored.
    private void Enqueue()
    {
        lock (_gate)
        {
            if (_isClosed || _job is not null)
            {
                return;
            }

            try
            {
                _job = enqueue();
            }
            catch (Exception e)
            {
                onEnqueueFailed(e);
                SetTimer(EnqueueRetryDelay);
            }
        }
    }
}
