using System.Net;

namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// Slows down who guesses passwords: some tries for a name from one address, and more for an address whatever the name, each within
/// a while. A name that is tried from many addresses is refused to none of them: each further try waits before it is looked at.
/// A browser in which somebody has signed in before has tries of its own. Counted before the password is looked at, so that a
/// thousand tries sent at once are as many as a thousand sent one by one.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SignInRateLimiter(TimeProvider time)
{
    /// <summary>Tries for one name from one address; and of one browser that is known.</summary>
    public const int PerName = 10;

    /// <summary>Tries from one address, for whatever names: an office comes from one.</summary>
    public const int PerAddress = 50;

    /// <summary>Tries for one name from anywhere, after which the next ones wait.</summary>
    public const int WithoutDelay = 20;

    /// <summary>How long a try counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>The longest that a try waits because its name is tried from many addresses.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(8);

    // More tries than this lengthen the delay no further.
    private static readonly int MaxTracked = WithoutDelay + (TriesPerSecond * (int)MaxDelay.TotalSeconds);

    // The delay is a second longer for each of so many tries.
    private const int TriesPerSecond = 10;

    private readonly Lock _gate = new();
    private readonly AttemptLimiter _names = new(time, MaxTracked, Window);
    private readonly AttemptLimiter _pairs = new(time, PerName, Window);
    private readonly AttemptLimiter _addresses = new(time, PerAddress, Window);
    private readonly AttemptLimiter _known = new(time, PerName, Window);
    private readonly AttemptLimiter _links = new(time, PerName, Window);

    /// <summary>How many keys are remembered.</summary>
    internal int Keys => _names.Keys + _pairs.Keys + _addresses.Keys + _known.Keys + _links.Keys;

    /// <summary>Counts a try.</summary>
    /// <param name="name">The name tried.</param>
    /// <param name="address">From where.</param>
    /// <returns>Null when it may go on; else how long to wait.</returns>
    public TimeSpan? TryAcquire(string name, IPAddress? address)
    {
        var from = ClientAddress.GetPartitionKey(address);
        var pair = PairOf(name, from);
        lock (_gate)
        {
            // What one refuses does not count with the other.
            if ((Longer(_pairs.Wait(pair), _addresses.Wait(from)) ?? Longer(_pairs.TryAcquire(pair), _addresses.TryAcquire(from))) is { } wait)
            {
                return wait;
            }

            _names.TryAcquire(KeyOf(name));
            return null;
        }
    }

    /// <summary>Counts a try of somebody who has shown before who they are: in a browser that is known, or with a session.</summary>
    /// <param name="known">The id of the browser or the person.</param>
    /// <returns>Null when it may go on; else how long to wait.</returns>
    public TimeSpan? TryAcquireKnown(string known) => _known.TryAcquire(known);

    /// <summary>Counts a set-up link that was opened.</summary>
    /// <param name="address">From where.</param>
    /// <returns>Null when it may be looked at; else how long to wait.</returns>
    public TimeSpan? TryAcquireLink(IPAddress? address) => _links.TryAcquire(ClientAddress.GetPartitionKey(address));

    /// <summary>How long a try for a name waits before it is looked at.</summary>
    public TimeSpan DelayOf(string name)
    {
        var delay = TimeSpan.FromSeconds(Math.Max(0, _names.Count(KeyOf(name)) - WithoutDelay) / (double)TriesPerSecond);
        return delay < MaxDelay ? delay : MaxDelay;
    }

    /// <summary>How many tries from an address count now.</summary>
    public int TriesOf(IPAddress? address) => _addresses.Count(ClientAddress.GetPartitionKey(address));

    /// <summary>How long an address must wait before any try; null when it may try now.</summary>
    public TimeSpan? WaitOf(IPAddress? address) => _addresses.Wait(ClientAddress.GetPartitionKey(address));

    /// <summary>
    /// Somebody came in: their earlier slips count no more, and this try was none. The address's slips do count on: it may be
    /// guessing at others. Its oldest goes in place of this one: an office that comes to work is let in, and who guesses gains
    /// no time.
    /// </summary>
    public void Forgive(string name, IPAddress? address)
    {
        var from = ClientAddress.GetPartitionKey(address);
        _pairs.Clear(PairOf(name, from));
        _addresses.Refund(from);
        _names.Refund(KeyOf(name));
    }

    /// <summary>The same for somebody who has shown before who they are.</summary>
    public void ForgiveKnown(string known) => _known.Clear(known);

    /// <summary>The key of a name tried from one address; an address has no line break.</summary>
    /// <param name="name">The name tried.</param>
    /// <param name="from">From where, as <see cref="ClientAddress"/> has it.</param>
    public static string PairOf(string name, string from) => $"{from}\n{KeyOf(name)}";

    private static string KeyOf(string name) => name.Trim()[..Math.Min(name.Trim().Length, 200)].ToUpperInvariant();

    private static TimeSpan? Longer(TimeSpan? a, TimeSpan? b) => a is null || b > a ? b : a;
}
