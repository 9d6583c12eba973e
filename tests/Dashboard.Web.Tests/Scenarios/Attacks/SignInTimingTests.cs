using System.Diagnostics;
using System.Net;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>
/// Tests that the duration of a sign-in with a wrong password does not reveal whether the user exists. Uses the system clock and the product's own hasher.
/// </summary>
[Collection(nameof(Alone))]
[Trait("Category", "Performance")]
public sealed class SignInTimingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Name_KnownOrNot_IsAnsweredInTheSameWordsAndTime()
    {
        const int Tries = 21;
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards with { Services = services => services.AddSingleton<IPasswordHasher<User>>(new PasswordHasher<User>()) });
        for (var i = 0; i < Tries; i++)
        {
            await AddAsync(host, $"known {i:00}", host.Get<PasswordService>().Hash(TestClientExtensions.Password));
        }

        await AddAsync(host, "elsewhere only", null);
        var (known, unknown, drawn) = (new List<double>(), new List<double>(), new List<double>());
        var pages = new HashSet<string>();
        using var page = host.App.AsNobody();
        await page.ReadAsync("/sign-in");
        // Known and unknown names alternate, so that other load affects both alike. Each pair comes from another address, so that none is limited.
        for (var i = 0; i < Tries; i++)
        {
            using var client = new TestClient(host.Address, new IPAddress([127, 0, 1, (byte)(i + 1)]));
            var word = await client.TokenAsync("/sign-in");
            known.Add(await TimeAsync(async () => pages.Add(await PasswordGuessingTests.AnswerAsync(client, word, $"known {i:00}"))));
            unknown.Add(await TimeAsync(async () => pages.Add(await PasswordGuessingTests.AnswerAsync(client, word, $"nobody {i:00}"))));
            drawn.Add(await TimeAsync(() => client.ReadAsync("/sign-in")));
        }

        using var last = host.App.AsNobody();
        pages.Add(await PasswordGuessingTests.AnswerAsync(last, await last.TokenAsync("/sign-in"), "elsewhere only"));

        pages.ShouldHaveSingleItem();
        output.WriteLine($"known {Median(known)}, unknown {Median(unknown)}, a page alone {Median(drawn)}");
        (Median(unknown) / Median(known)).ShouldBeInRange(0.6, 1.67);
        Median(unknown).ShouldBeGreaterThan(Median(drawn));
    }

    [Fact]
    public async Task Matches_AnUnknownUser_TakesAsLongAsAKnownOne()
    {
        var passwords = new PasswordService(new PasswordHasher<User>());
        var jane = new User("1", "jane", Role.Viewer, AccessLimits.None, passwords.Hash("correct horse"), "stamp", default, default);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var n = 0; n < 15; n++)
        {
            known.Add(await TimeAsync(() => Task.FromResult(passwords.Matches(jane, "wrong password"))));
            unknown.Add(await TimeAsync(() => Task.FromResult(passwords.Matches(null, "wrong password"))));
        }

        // The fastest of each is compared, because other load only adds time.
        (unknown.Min() / known.Min()).ShouldBeInRange(0.5, 2);
    }

    private static Task<UserUpdateResult> AddAsync(TestHost host, string name, string? hash) =>
        host.Get<UserStore>().AddAsync(name, Role.Viewer, AccessLimits.None, hash, CancellationToken.None);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }
}
