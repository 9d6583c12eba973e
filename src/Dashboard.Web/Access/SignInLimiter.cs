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

    private readonly Lock _gate = new();
    private readonly AttemptLimiter _names = new(time, PerName, Window);
    private readonly AttemptLimiter _addresses = new(time, PerAddress, Window);

    /// <summary>How many names and addresses are remembered.</summary>
    internal int Names => _names.Keys + _addresses.Keys;

    /// <summary>Counts a try.</summary>
    /// <returns>Null when it may go on; else how long to wait.</returns>
    public TimeSpan? Take(string name, IPAddress? address)
    {
        var (who, from) = (KeyOf(name), Network.Of(address));
        lock (_gate)
        {
            // What one refuses does not count with the other.
            return Longer(_names.Wait(who), _addresses.Wait(from)) ?? Longer(_names.Take(who), _addresses.Take(from));
        }
    }

    /// <summary>
    /// Somebody came in: their earlier slips count no more, and this try was none. The address's slips do count on: it may be
    /// guessing at others. Its oldest goes in place of this one: an office that comes to work is let in, and who guesses gains
    /// no time.
    /// </summary>
    public void Forgive(string name, IPAddress? address)
    {
        _names.Clear(KeyOf(name));
        _addresses.Refund(Network.Of(address));
    }

    private static string KeyOf(string name) => name.Trim()[..Math.Min(name.Trim().Length, 200)].ToUpperInvariant();

    private static TimeSpan? Longer(TimeSpan? a, TimeSpan? b) => a is null || b > a ? b : a;
}
