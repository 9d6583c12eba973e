using Dashboard.Presence;
using Dashboard.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Access;

/// <summary>Hashes passwords, and compares them in a time that does not tell whether there is such a person.</summary>
internal sealed class Passwords
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 10;

    /// <summary>The most: a longer one would be hashed for a long time at a stranger's wish.</summary>
    public const int Longest = 200;

    private readonly IPasswordHasher<Person> _hasher;
    private readonly string _nobodys;

    public Passwords(IPasswordHasher<Person> hasher)
    {
        _hasher = hasher;
        _nobodys = hasher.HashPassword(null!, "a password that nobody has");
    }

    /// <summary>What is kept of a password.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, Letters.Compose(password));

    /// <summary>Why a password is not taken; null when it is.</summary>
    public static string? Problem(string password) => password.Length switch
    {
        < Shortest => $"A password has at least {Shortest} characters.",
        > Longest => $"A password has at most {Longest} characters.",
        _ => null,
    };

    /// <summary>The same on a thread of its own: those of the pool carry the frames.</summary>
    /// <param name="person">Who; null when there is nobody of that name.</param>
    /// <param name="password">What was typed.</param>
    public Task<bool> MatchesAsync(Person? person, string password) =>
        Task.Factory.StartNew(() => Matches(person, password), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Whether it is that person's password. For nobody the same work is done.</summary>
    /// <param name="person">Who; null when there is nobody of that name.</param>
    /// <param name="password">What was typed.</param>
    public bool Matches(Person? person, string password)
    {
        var given = password.Length <= Longest ? password : "";
        var hash = person?.PasswordHash ?? _nobodys;
        var composed = Letters.Compose(given);
        // One that was kept before letters were joined is still the one that was typed then.
        var isMatch = Verify(hash, composed) | (composed != given && Verify(hash, given));
        return person?.PasswordHash is not null && isMatch;
    }

    private bool Verify(string hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(null!, hash, password);
        return result != PasswordVerificationResult.Failed;
    }
}
