namespace Dashboard.Simulator.Model;

/// <summary>
/// A random generator that is reproducible for a seed, on every machine and .NET version, as System.Random with a seed guarantees.
/// </summary>
internal sealed class SeededRandom(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Below(int limit) => _random.Next(limit);

    public double Between(double low, double high) => low + (_random.NextDouble() * (high - low));

    /// <summary>Returns the time to the next event of a Poisson process with this mean interval.</summary>
    public TimeSpan Exponential(TimeSpan mean) => mean * -Math.Log(1 - _random.NextDouble());

    public T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public string Hex(int length)
    {
        Span<byte> bytes = stackalloc byte[(length + 1) / 2];
        _random.NextBytes(bytes);
        return Convert.ToHexString(bytes)[..length];
    }
}
