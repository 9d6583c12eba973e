using System.Net;

namespace Dashboard.Web.Access;

/// <summary>
/// Slows down who guesses passwords: some tries per name, and more per address, each within a while. Counted before the
/// password is looked at, so that a thousand tries sent at once are as many as a thousand sent one by one.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SignInLimiter(TimeProvider time)
{
    /// <summary>Tries for one name, from wherever.</summary>
    public const int PerName = 10;

    /// <summary>Tries from one address, for whatever names: an office comes from one.</summary>
    public const int PerAddress = 50;

    /// <summary>How long a try counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // Names are typed by strangers: what is remembered of them has a bound.
    private const int MostKeys = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _tries = [];

    /// <summary>How many names and addresses are remembered.</summary>
    internal int Names => _tries.Count;

    /// <summary>Counts a try.</summary>
    /// <returns>Null when it may go on; else how long to wait.</returns>
    public TimeSpan? Take(string name, IPAddress? address)
    {
        var from = AddressKey(address);
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var wait = Longer(WaitFor(NameKey(name), PerName, now), WaitFor(from, PerAddress, now));
            if (wait is null)
            {
                Count(NameKey(name), now);
                Count(from, now);
            }

            return wait;
        }
    }

    /// <summary>
    /// Somebody came in: their earlier slips count no more, and this try was none. The address's slips do count on: it may be
    /// guessing at others.
    /// </summary>
    public void Forgive(string name, IPAddress? address)
    {
        lock (_gate)
        {
            _tries.Remove(NameKey(name));
            if (_tries.TryGetValue(AddressKey(address), out var tries))
            {
                // The oldest goes in place of this one: an office that comes to work is let in, and who guesses gains no time.
                tries.TryDequeue(out _);
            }
        }
    }

    private static string NameKey(string name) => $"n:{name.Trim()[..Math.Min(name.Trim().Length, 200)].ToUpperInvariant()}";

    private static string AddressKey(IPAddress? address) => $"a:{Network.Of(address)}";

    private static TimeSpan? Longer(TimeSpan? a, TimeSpan? b) => a is null || b > a ? b : a;

    private TimeSpan? WaitFor(string key, int most, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(key, out var tries))
        {
            return null;
        }

        while (tries.TryPeek(out var oldest) && oldest + Window <= now)
        {
            tries.Dequeue();
        }

        return tries.Count < most ? null : tries.Peek() + Window - now;
    }

    private void Count(string key, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(key, out var tries))
        {
            if (_tries.Count >= MostKeys)
            {
                Sweep(now);
            }

            _tries[key] = tries = new Queue<DateTimeOffset>();
        }

        tries.Enqueue(now);
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, tries) in _tries.ToList())
        {
            // Each key's last try decides; when all are recent, the oldest half of the names goes.
            if (tries.Count == 0 || tries.Last() + Window <= now)
            {
                _tries.Remove(key);
            }
        }

        if (_tries.Count >= MostKeys)
        {
            foreach (var key in _tries.OrderBy(t => t.Value.Last()).Take(MostKeys / 2).Select(t => t.Key).ToList())
            {
                _tries.Remove(key);
            }
        }
    }
}
