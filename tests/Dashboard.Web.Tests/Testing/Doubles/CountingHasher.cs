using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>The framework's hasher with few iterations. Counts the passwords that it verified.</summary>
internal sealed class CountingHasher : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
    private int _verified;

    public int Verified => Volatile.Read(ref _verified);

    public string HashPassword(User user, string password) => _hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
