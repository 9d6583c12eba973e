namespace Dashboard.Simulator.Model;

/// <summary>
/// One phone system: its extensions, devices and calls. Events lie in a queue and happen when somebody looks, at their
/// own moment, so that the course of things depends on the seed and never on when it is looked at.
/// </summary>
internal sealed class PhoneSystem
{
    // A system has been running when it is first looked at: calls are up, and some have been held, parked, handed on.
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

    /// <summary>The moment of the event that is happening, or of the look.</summary>
    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<Extension> Extensions { get; }

    public IReadOnlyList<Device> Devices { get; }

    public SeededRandom Random { get; }

    public Exchange Exchange { get; }

    public Registrar Registrar { get; }

    public Traffic Traffic { get; }

    /// <summary>Looks at the system, or does something to it, as of now. One at a time.</summary>
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

    /// <summary>The extension with a number; null when there is none.</summary>
    public Extension? Find(string? number) => number is null ? null : _byNumber.GetValueOrDefault(number);

    /// <summary>Lets something happen after a time, shortened by the speed.</summary>
    public void After(TimeSpan time, Action what) => _events.Add(Now + (time / _speed), what);

    /// <inheritdoc cref="After(TimeSpan, Action)"/>
    public void After(double seconds, Action what) => After(TimeSpan.FromSeconds(seconds), what);

    /// <summary>Lets something happen at a moment.</summary>
    public void At(DateTimeOffset moment, Action what) => _events.Add(moment > Now ? moment : Now, what);

    /// <summary>A length of time as it passes here.</summary>
    public TimeSpan Shortened(TimeSpan time) => time / _speed;
}
