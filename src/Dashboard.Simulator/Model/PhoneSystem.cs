namespace Dashboard.Simulator.Model;

/// <summary>
/// One simulated phone system with its extensions, devices and calls. Due events run from a queue at each access, each with its own
/// scheduled time. The outcome therefore depends on the seed and not on when the system is accessed. Thread-safe through <see cref="Use{T}"/>.
/// </summary>
internal sealed class PhoneSystem
{
    // The simulation starts in the past, so that at the first access some calls are active and some have been held, parked or transferred.
    private static readonly TimeSpan RunningFor = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly EventQueue _events = new();
    private readonly double _speed;
    private readonly Dictionary<string, Extension> _byNumber;

    public PhoneSystem(SimulatorOptions options, int seed, Numbering numbering, TimeProvider time)
    {
        _time = time;
        _speed = options.Speed;
        Random = new SeededRandom(seed);
        Now = time.GetUtcNow() - RunningFor;
        Extensions = Population.Extensions(options.Extensions, numbering, Random);
        Devices = [.. Extensions.SelectMany(e => e.Devices).ToList(), .. Population.Others(Extensions, Random)];
        _byNumber = Extensions.ToDictionary(e => e.Number);
        Exchange = new Exchange(this);
        Registrar = new Registrar(this);
        Traffic = new Traffic(this, options);
        Registrar.Start();
        Traffic.Start();
    }

    /// <summary>The scheduled time of the running event, or the time of the access.</summary>
    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<Extension> Extensions { get; }

    public IReadOnlyList<Device> Devices { get; }

    public SeededRandom Random { get; }

    public Exchange Exchange { get; }

    public Registrar Registrar { get; }

    public Traffic Traffic { get; }

    /// <summary>Runs all due events and then accesses the system. Accesses are serialized.</summary>
    public T Use<T>(Func<PhoneSystem, T> use)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_events.TryTake(now, out var due, out var what))
            {
                Now = due > Now ? due : Now;
                what();
            }

            Now = now > Now ? now : Now;
            return use(this);
        }
    }

    /// <summary>Returns the extension with a number; null when there is none.</summary>
    public Extension? Find(string? number) => number is null ? null : _byNumber.GetValueOrDefault(number);

    /// <summary>Schedules an action after a time span, divided by the speed.</summary>
    public void After(TimeSpan time, Action what) => _events.Add(Now + (time / _speed), what);

    /// <inheritdoc cref="After(TimeSpan, Action)"/>
    public void After(double seconds, Action what) => After(TimeSpan.FromSeconds(seconds), what);

    /// <summary>Schedules an action at a given time.</summary>
    public void At(DateTimeOffset moment, Action what) => _events.Add(moment > Now ? moment : Now, what);

    /// <summary>Returns a time span divided by the speed.</summary>
    public TimeSpan Shortened(TimeSpan time) => time / _speed;
}
