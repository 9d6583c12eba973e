namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// Bounds how many passwords are compared at once: each comparison keeps a core busy for a tenth of a second, by intent. The next
/// turn is that of a known browser, then that of the address that has asked least: an address that guesses waits behind all others.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="atOnce">How many are compared at once.</param>
internal sealed class PasswordQueue(TimeProvider time, int atOnce)
{
    /// <summary>The most that wait; those of the address that has asked most give way to others.</summary>
    public const int MaxWaiting = 256;

    /// <summary>The most that wait of one address: an office that comes to work.</summary>
    public const int MaxPerAddress = 64;

    /// <summary>The longest wait for a turn, after the delay of the name.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private int _running;

    /// <summary>Half of the machine's cores, and one at least: the others draw boards meanwhile.</summary>
    public static int Default => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many wait.</summary>
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

    /// <summary>Whether somebody would be taken in to wait.</summary>
    /// <param name="address">From where, as <see cref="ClientAddress"/> has it.</param>
    /// <param name="asked">How often it has asked lately, refused or not.</param>
    public bool HasRoom(string address, long asked)
    {
        lock (_gate)
        {
            return HasRoomNow(address, asked, isKnown: false);
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="address">From where, as <see cref="ClientAddress"/> has it.</param>
    /// <param name="asked">How often it has asked lately, refused or not.</param>
    /// <param name="isKnown">Whether the browser is known.</param>
    /// <param name="delay">How long it waits in any case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The turn, which ends when it is disposed; null when too many wait.</returns>
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
            // Those that wait already go back with it.
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
        // Of equals the first that came: they stand in that order.
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

        // The lowest is the next; false is lower than true.
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
