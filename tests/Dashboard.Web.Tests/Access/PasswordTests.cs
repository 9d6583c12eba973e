using System.Diagnostics;
using Dashboard.Storage.People;
using Dashboard.Web.Access;

namespace Dashboard.Web.Tests.Access;

[Collection(nameof(Alone))]
public sealed class PasswordTests
{
    private readonly Passwords _passwords = new();

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
    public void Matches_NobodyOfThatName_TakesAsLongAsSomebody()
    {
        var jane = Person(_passwords.Hash("correct horse"));
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var n = 0; n < 15; n++)
        {
            known.Add(Time(() => _passwords.Matches(jane, "wrong password")));
            unknown.Add(Time(() => _passwords.Matches(null, "wrong password")));
        }

        // The fastest of each: what else this machine does only adds.
        (unknown.Min() / known.Min()).ShouldBeInRange(0.5, 2);
    }

    private static double Time(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static Person Person(string? hash) => new("1", "jane", Role.Viewer, AccessLimits.None, hash, "stamp", default, default);
}
