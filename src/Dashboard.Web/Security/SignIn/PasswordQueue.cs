namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// Bounds the number of concurrent password verifications: each deliberately takes a core about 0.1 s. Known browsers come first, then addresses with the
/// fewest recent attempts. An address that guesses passwords waits behind all others.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="atOnce">The maximum number of concurrent verifications.</param>
internal sealed class PasswordQueue(TimeProvider time, int atOnce)
{
    /// <summary>The maximum number of waiting attempts. When full, attempts of the address with the most attempts give way.</summary>
    public const int MaxWaiting = 256;

    /// <summary>The maximum number of waiting attempts per address. It allows for an office behind one address.</summary>
    public const int MaxPerAddress = 64;

    /// <summary>The maximum wait for a turn, not counting the delay for the name.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private int _running;

    /// <summary>The default concurrency: half of the cores, at least one. The other cores render boards.</summary>
    public static int Default => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>The number of waiting attempts.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Returns whether a new attempt would be queued.</summary>
    /// <param name="address">The address key from <see cref="ClientAddress"/>.</param>
    /// <param name="asked">The number of recent attempts of the address, including refused ones.</param>
    public bool HasRoom(string address, long asked)
    {
        lock (_gate)
        {
            return HasRoomNow(address, asked, isKnown: false);
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="address">The address key from <see cref="ClientAddress"/>.</param>
    /// <param name="asked">The number of recent attempts of the address, including refused ones.</param>
    /// <param name="isKnown">Whether the browser is known.</param>
    /// <param name="delay">The minimum wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The turn, which ends when it is disposed; null when the queue is full or the wait timed out.</returns>
    public async Task<IDisposable?> EnterAsync(string address, long asked, bool isKnown, TimeSpan delay, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(address, asked, isKnown) { IsReady = delay == TimeSpan.Zero };
        lock (_gate)
        {
            if (!HasRoomNow(address, asked, isKnown))
            {
                return null;
            }

            if (_waiting.Count >= MaxWaiting)
            {
                Refuse(_waiting.MaxBy(w => w.Rank)!);
            }

            _waiting.Add(waiting);
            StartNext();
        }

        if (delay > TimeSpan.Zero)
        {
            await using var ready = time.CreateTimer(_ => MakeReady(waiting), null, delay, Timeout.InfiniteTimeSpan);
            return await TurnAsync(waiting, delay + MaxWait, cancellationToken);
        }

        return await TurnAsync(waiting, MaxWait, cancellationToken);
    }

    private async Task<IDisposable?> TurnAsync(Waiting waiting, TimeSpan longest, CancellationToken cancellationToken)
    {
        await using var end = time.CreateTimer(_ => RefuseLate(waiting), null, longest, Timeout.InfiniteTimeSpan);
        await using var gone = cancellationToken.Register(() => RefuseLate(waiting));
        return await waiting.Turn.Task ? new Turn(this) : null;
    }

    private bool HasRoomNow(string address, long asked, bool isKnown)
    {
        var own = 0;
        foreach (var waiting in _waiting.Where(w => w.Address == address))
        {
            // The waiting attempts of the same address lose priority with it.
            waiting.Asked = Math.Max(waiting.Asked, asked);
            own++;
        }

        return own < MaxPerAddress && (_waiting.Count < MaxWaiting || _waiting.Any(w => w.Rank.CompareTo((!isKnown, asked)) > 0));
    }

    private void MakeReady(Waiting waiting)
    {
        lock (_gate)
        {
            waiting.IsReady = true;
            StartNext();
        }
    }

    private void RefuseLate(Waiting waiting)
    {
        lock (_gate)
        {
            Refuse(waiting);
        }
    }

    private void Refuse(Waiting waiting)
    {
        if (_waiting.Remove(waiting))
        {
            waiting.Turn.SetResult(false);
        }
    }

    private void StartNext()
    {
        // Among equal ranks MinBy returns the first, so the order of arrival is kept.
        while (_running < atOnce && _waiting.Where(w => w.IsReady).MinBy(w => w.Rank) is { } next)
        {
            _waiting.Remove(next);
            _running++;
            next.Turn.SetResult(true);
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _running--;
            StartNext();
        }
    }

    private sealed class Waiting(string address, long asked, bool isKnown)
    {
        public string Address => address;

        // The lowest rank is next, and false is lower than true.
        public (bool IsStranger, long Asked) Rank => (!isKnown, Asked);

        public long Asked { get; set; } = asked;

        public bool IsReady { get; set; }

        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(PasswordQueue turns) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                turns.End();
            }
        }
    }
}
