using System.Net;

namespace Dashboard.Web.Access;

/// <summary>Lets each address do something so many times within a while.</summary>
/// <param name="time">The clock.</param>
/// <param name="most">How many times.</param>
/// <param name="window">Within which while, from the first on.</param>
internal sealed class AddressLimiter(TimeProvider time, int most, TimeSpan window)
{
    // Strangers have as many addresses as they like: what is remembered of them has a bound.
    private const int MostAddresses = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Until, int Count)> _known = [];

    /// <summary>Counts once more, unless there is to be a wait.</summary>
    /// <returns>Null when it may go on; else how long to wait.</returns>
    public TimeSpan? Take(IPAddress? address)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var key = Network.Of(address);
            var (until, count) = _known.TryGetValue(key, out var known) && known.Until > now ? known : (now + window, 0);
            if (count >= most)
            {
                return until - now;
            }

            if (count == 0)
            {
                MakeRoom(now);
            }

            _known[key] = (until, count + 1);
            return null;
        }
    }

    /// <summary>How long to wait, without counting; null when nothing is to be waited for.</summary>
    public TimeSpan? Wait(IPAddress? address)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return _known.TryGetValue(Network.Of(address), out var known) && known.Until > now && known.Count >= most ? known.Until - now : null;
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_known.Count < MostAddresses)
        {
            return;
        }

        foreach (var key in _known.Where(k => k.Value.Until <= now).Select(k => k.Key).ToList())
        {
            _known.Remove(key);
        }

        foreach (var key in _known.OrderBy(k => k.Value.Until).Take(_known.Count - (MostAddresses / 2)).Select(k => k.Key).ToList())
        {
            _known.Remove(key);
        }
    }
}
