using Dashboard.Storage.Users;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Tests.Security.SignIn;

public sealed class PasswordServiceTests
{
    private readonly CountingHasher _hasher = new();
    private readonly PasswordService _passwords;

    public PasswordServiceTests() => _passwords = new PasswordService(_hasher);

    [Fact]
    public void Matches_TheRightOneOnly()
    {
        var jane = Person(_passwords.Hash("correct horse"));
        _passwords.Matches(jane, "correct horse").ShouldBeTrue();
        _passwords.Matches(jane, "correct horsE").ShouldBeFalse();
        _passwords.Matches(jane, new string('x', 100_000)).ShouldBeFalse();
        _passwords.Matches(Person(null), "").ShouldBeFalse();
        _passwords.Matches(null, "a password that nobody has").ShouldBeFalse();
    }

    [Fact]
    public void Matches_LettersInTwoParts_AreTheSameLetters()
    {
        const string Joined = "Schl\u00FCssel drei", Parted = "Schlu\u0308ssel drei";
        _passwords.Matches(Person(_passwords.Hash(Joined)), Parted).ShouldBeTrue();
        _passwords.Matches(Person(_passwords.Hash(Parted)), Joined).ShouldBeTrue();
        // A hash stored before letters were composed.
        _passwords.Matches(Person(_hasher.HashPassword(null!, Parted)), Parted).ShouldBeTrue();
        _passwords.Matches(Person(_passwords.Hash(Joined)), "Schlussel drei").ShouldBeFalse();
    }

    [Fact]
    public void Matches_AnUnknownUser_ComparesOneHashAsForAKnownOne()
    {
        foreach (var user in new[] { Person(_passwords.Hash("correct horse")), Person(null), null })
        {
            var before = _hasher.Verified;
            _passwords.Matches(user, "wrong password").ShouldBeFalse();
            (_hasher.Verified - before).ShouldBe(1);
        }
    }

    private static User Person(string? hash) => new("1", "jane", Role.Viewer, AccessLimits.None, hash, "stamp", default, default);
}
