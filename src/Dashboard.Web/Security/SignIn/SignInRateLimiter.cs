using System.Net;

namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// Limits password guessing per name and address, and per address for all names. A name under attack from many addresses is not blocked: further attempts are
/// delayed instead. A known browser has a limit of its own. Attempts are counted before verification, so concurrent attempts count like sequential ones.
/// </summary>
internal sealed class SignInRateLimiter(TimeProvider time)
{
    /// <summary>The limit per name and address, and per known browser.</summary>
    public const int PerName = 10;

    /// <summary>The limit per address for all names. It allows for an office behind one address.</summary>
    public const int PerAddress = 50;

    /// <summary>The number of attempts per name, from all addresses, before delays begin.</summary>
    public const int WithoutDelay = 20;

    /// <summary>The length of the sliding window.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>The maximum delay of an attempt for a name under attack.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(8);

    // Attempts beyond this number do not extend the delay.
    private static readonly int MaxTracked = WithoutDelay + (TriesPerSecond * (int)MaxDelay.TotalSeconds);

    // The delay grows by a second for every so many attempts.
    private const int TriesPerSecond = 10;

    private readonly Lock _gate = new();
    private readonly AttemptLimiter _names = new(time, MaxTracked, Window);
    private readonly AttemptLimiter _pairs = new(time, PerName, Window);
    private readonly AttemptLimiter _addresses = new(time, PerAddress, Window);
    private readonly AttemptLimiter _known = new(time, PerName, Window);
    private readonly AttemptLimiter _links = new(time, PerName, Window);

    /// <summary>The number of keys in memory.</summary>
    internal int Keys => _names.Keys + _pairs.Keys + _addresses.Keys + _known.Keys + _links.Keys;

    /// <summary>Counts an attempt.</summary>
    /// <param name="name">The name of the sign-in attempt.</param>
    /// <param name="address">The client's address.</param>
    /// <returns>Null when the attempt is allowed; otherwise the time to wait.</returns>
    public TimeSpan? TryAcquire(string name, IPAddress? address)
    {
        var from = ClientAddress.GetPartitionKey(address);
        var pair = PairOf(name, from);
        lock (_gate)
        {
            // An attempt that one limiter refuses does not count in the other.
            if ((Longer(_pairs.Wait(pair), _addresses.Wait(from)) ?? Longer(_pairs.TryAcquire(pair), _addresses.TryAcquire(from))) is { } wait)
            {
                return wait;
            }

            _names.TryAcquire(KeyOf(name));
            return null;
        }
    }

    /// <summary>Counts an attempt of a known browser or of a user with a session.</summary>
    /// <param name="known">The id of the browser or the user.</param>
    /// <returns>Null when the attempt is allowed; otherwise the time to wait.</returns>
    public TimeSpan? TryAcquireKnown(string known) => _known.TryAcquire(known);

    /// <summary>Counts an opened set-up link.</summary>
    /// <param name="address">The client's address.</param>
    /// <returns>Null when the link may be examined; otherwise the time to wait.</returns>
    public TimeSpan? TryAcquireLink(IPAddress? address) => _links.TryAcquire(ClientAddress.GetPartitionKey(address));

    /// <summary>Returns the delay before an attempt for a name is verified.</summary>
    public TimeSpan DelayOf(string name)
    {
        var delay = TimeSpan.FromSeconds(Math.Max(0, _names.Count(KeyOf(name)) - WithoutDelay) / (double)TriesPerSecond);
        return delay < MaxDelay ? delay : MaxDelay;
    }

    /// <summary>Returns the number of attempts of an address in the current window.</summary>
    public int TriesOf(IPAddress? address) => _addresses.Count(ClientAddress.GetPartitionKey(address));

    /// <summary>Returns how long an address must wait before any attempt; null when it may try now.</summary>
    public TimeSpan? WaitOf(IPAddress? address) => _addresses.Wait(ClientAddress.GetPartitionKey(address));

    /// <summary>
    /// Clears the attempts of a name and address after a successful sign-in. Of the address's attempts only the oldest is removed, because it may be guessing
    /// other names: an office is not blocked, and a guesser gains no time.
    /// </summary>
    public void Forgive(string name, IPAddress? address)
    {
        var from = ClientAddress.GetPartitionKey(address);
        _pairs.Clear(PairOf(name, from));
        _addresses.Refund(from);
        _names.Refund(KeyOf(name));
    }

    /// <summary>Clears the attempts of a known browser or user after a successful sign-in.</summary>
    public void ForgiveKnown(string known) => _known.Clear(known);

    /// <summary>Returns the key of a name tried from an address. An address contains no line break.</summary>
    /// <param name="name">The name of the sign-in attempt.</param>
    /// <param name="from">The address key from <see cref="ClientAddress"/>.</param>
    public static string PairOf(string name, string from) => $"{from}\n{KeyOf(name)}";

    private static string KeyOf(string name) => name.Trim()[..Math.Min(name.Trim().Length, 200)].ToUpperInvariant();

    private static TimeSpan? Longer(TimeSpan? a, TimeSpan? b) => a is null || b > a ? b : a;
}
