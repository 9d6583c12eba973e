namespace Dashboard.Simulator.Faults;

/// <summary>The active and scheduled faults of one vendor. Thread-safe.</summary>
internal sealed class FaultList(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Set> _set = [];
    private int _held;

    /// <summary>The number of requests that currently wait for the clock: hanging, delayed or dripping.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Whether connections are currently refused.</summary>
    public bool Refuses => Active().Any(f => f.Kind == FaultKind.Refuse);

    /// <summary>All faults, each with the number of requests it has affected.</summary>
    public IReadOnlyList<(Fault Fault, int Met)> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _set.Select(s => (s.Fault, s.Met))];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            var from = time.GetUtcNow() + (fault.At ?? TimeSpan.Zero);
            _set.Add(new Set(fault, from, fault.For is { } length ? from + length : null));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _set.Clear();
        }
    }

    /// <summary>Returns the faults that affect a request, and counts the request for each.</summary>
    public IReadOnlyList<Fault> TryMatch(string endpoint, bool isLaterPage)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var met = _set.Where(s => s.IsActive(now)
                && (s.Fault.Endpoint is null || s.Fault.Endpoint == endpoint)
                && (isLaterPage || !s.Fault.LaterPagesOnly)).ToList();
            met.ForEach(s => s.Met++);
            return [.. met.Select(s => s.Fault)];
        }
    }

    /// <summary>Returns when the next fault of a kind begins or ends; null when none does.</summary>
    public DateTimeOffset? NextEdge(FaultKind kind)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return _set.Where(s => s.Fault.Kind == kind).SelectMany(s => new[] { s.From, s.Until }).Where(edge => edge > now).Min();
        }
    }

    /// <summary>Waits on the clock and counts the request as held meanwhile.</summary>
    public async Task HoldAsync(TimeSpan howLong, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _held);
        try
        {
            await Task.Delay(howLong, time, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }

    private List<Fault> Active()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return [.. _set.Where(s => s.IsActive(now)).Select(s => s.Fault)];
        }
    }

    private sealed class Set(Fault fault, DateTimeOffset from, DateTimeOffset? until)
    {
        public Fault Fault => fault;

        public DateTimeOffset? From => from;

        public DateTimeOffset? Until => until;

        public int Met { get; set; }

        public bool IsActive(DateTimeOffset now) => from <= now && !(until <= now) && !(Met >= fault.Times);
    }
}
