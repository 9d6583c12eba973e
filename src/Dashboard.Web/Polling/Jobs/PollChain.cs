namespace Dashboard.Web.Polling.Jobs;

/// <summary>
/// The runs of one endpoint, one after the other: armed for a time, enqueued as a job, running, armed again. All transitions are made
/// under one lock, so that at most one run is armed and at most one is running. Knows nothing of the job storage.
/// </summary>
/// <param name="enqueue">Creates a job and returns its id.</param>
/// <param name="time">The clock. Its timers are monotonic: a machine whose time of day is set polls on.</param>
/// <param name="onEnqueueFailed">Receives the exception of <paramref name="enqueue"/>, which is tried again.</param>
internal sealed class PollChain(Func<string> enqueue, TimeProvider time, Action<Exception> onEnqueueFailed) : IDisposable
{
    // The job storage is in memory: it fails when the process is short of memory or threads, and a moment later may not.
    private static readonly TimeSpan EnqueueRetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private string? _job;
    private long _dueAt;
    private TimeSpan _delay;
    private bool _isRunning;
    private bool _runAgain;
    private bool _isClosed;

    /// <summary>Arms the next run in place of one that is armed already. A run that is enqueued or running stays as it is.</summary>
    /// <param name="delay">How long to wait.</param>
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

    /// <summary>Runs now, or once more as soon as the current run has ended: it may have asked before what is now looked for.</summary>
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
    /// <param name="lateness">How long after it was due.</param>
    /// <returns>False when the job is not the one that this chain waits for: it was enqueued by somebody else and must do nothing.</returns>
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

    /// <summary>Ends the run that was begun, and arms the next.</summary>
    /// <param name="next">How long to wait; null to arm none until <see cref="Arm"/> or <see cref="RunSoon"/>.</param>
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

    /// <summary>Arms a run in place of an enqueued one whose job is gone.</summary>
    /// <param name="isAlive">Whether a job, by its id, is still enqueued or being fetched.</param>
    /// <returns>Whether a run was armed.</returns>
    public bool Repair(Func<string, bool> isAlive)
    {
        lock (_gate)
        {
            // A run that has begun ends by itself, whatever became of its job.
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

    // Inside the lock: a worker that fetches the job at once waits until its id is known.
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
