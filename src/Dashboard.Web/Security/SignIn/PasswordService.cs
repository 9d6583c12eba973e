using Dashboard.Presence.Text;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security.SignIn;

/// <summary>Hashes and verifies passwords. The duration does not reveal whether a user exists.</summary>
internal sealed class PasswordService
{
    /// <summary>The minimum number of characters.</summary>
    public const int MinLength = 10;

    /// <summary>The maximum number of characters. Hashing longer ones would let clients consume processor time.</summary>
    public const int MaxLength = 200;

    private readonly IPasswordHasher<User> _hasher;
    private readonly string _dummyHash;

    public PasswordService(IPasswordHasher<User> hasher)
    {
        _hasher = hasher;
        _dummyHash = hasher.HashPassword(null!, "a password that nobody has");
    }

    /// <summary>Hashes a password for storage.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, LetterComposer.Compose(password));

    /// <summary>Returns why a password is not acceptable; null when it is.</summary>
    public static string? Problem(string password) => password.Length switch
    {
        < MinLength => SecurityTexts.FormatPasswordTooShort(MinLength),
        > MaxLength => SecurityTexts.FormatPasswordTooLong(MaxLength),
        _ => null,
    };

    /// <summary>Verifies a password on a dedicated thread, because the thread pool delivers the boards' frames.</summary>
    /// <param name="user">The user; null when no user has that name.</param>
    /// <param name="password">The entered password.</param>
    public Task<bool> MatchesAsync(User? user, string password) =>
        Task.Factory.StartNew(() => Matches(user, password), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Verifies a password. Does the same work when the user is null.</summary>
    /// <param name="user">The user; null when no user has that name.</param>
    /// <param name="password">The entered password.</param>
    public bool Matches(User? user, string password)
    {
        var given = password.Length <= MaxLength ? password : "";
        var hash = user?.PasswordHash ?? _dummyHash;
        var composed = LetterComposer.Compose(given);
        // Hashes from before letters were composed are verified with the password as entered.
        var isMatch = Verify(hash, composed) | (composed != given && Verify(hash, given));
        return user?.PasswordHash is not null && isMatch;
    }

    private bool Verify(string hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(null!, hash, password);
        return result != PasswordVerificationResult.Failed;
    }
}
