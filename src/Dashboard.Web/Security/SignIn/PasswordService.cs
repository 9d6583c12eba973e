using Dashboard.Presence.Text;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security.SignIn;

/// <summary>Hashes passwords, and compares them in a time that does not tell whether there is such a person.</summary>
internal sealed class PasswordService
{
    /// <summary>The fewest characters.</summary>
    public const int MinLength = 10;

    /// <summary>The most: a longer one would be hashed for a long time at a stranger's wish.</summary>
    public const int MaxLength = 200;

    private readonly IPasswordHasher<User> _hasher;
    private readonly string _nobodys;

    public PasswordService(IPasswordHasher<User> hasher)
    {
        _hasher = hasher;
        _nobodys = hasher.HashPassword(null!, "a password that nobody has");
    }

    /// <summary>What is kept of a password.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, LetterComposer.Compose(password));

    /// <summary>Why a password is not taken; null when it is.</summary>
    public static string? Problem(string password) => password.Length switch
    {
        < MinLength => $"A password has at least {MinLength} characters.",
        > MaxLength => $"A password has at most {MaxLength} characters.",
        _ => null,
    };

    /// <summary>The same on a thread of its own: those of the pool carry the frames.</summary>
    /// <param name="user">Who; null when there is nobody of that name.</param>
    /// <param name="password">What was typed.</param>
    public Task<bool> MatchesAsync(User? user, string password) =>
        Task.Factory.StartNew(() => Matches(user, password), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Whether it is that person's password. For nobody the same work is done.</summary>
    /// <param name="user">Who; null when there is nobody of that name.</param>
    /// <param name="password">What was typed.</param>
    public bool Matches(User? user, string password)
    {
        var given = password.Length <= MaxLength ? password : "";
        var hash = user?.PasswordHash ?? _nobodys;
        var composed = LetterComposer.Compose(given);
        // One that was kept before letters were joined is still the one that was typed then.
        var isMatch = Verify(hash, composed) | (composed != given && Verify(hash, given));
        return user?.PasswordHash is not null && isMatch;
    }

    private bool Verify(string hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(null!, hash, password);
        return result != PasswordVerificationResult.Failed;
    }
}
