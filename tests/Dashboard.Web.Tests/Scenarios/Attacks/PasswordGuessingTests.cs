using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests password guessing, user enumeration and open redirects.</summary>
public sealed partial class PasswordGuessingTests(PasswordGuessingTests.Shared shared) : IClassFixture<PasswordGuessingTests.Shared>
{
    private readonly TestHost _host = shared.Host;

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\n//evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("/\0/evil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/..//evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("evil.example")]
    [InlineData("@evil.example")]
    [InlineData(".evil.example")]
    [InlineData("/\u00FC\u202E")]
    [InlineData("/wall/sales?zoom=120#top")]
    public async Task SignIn_WithSomewhereToGo_StaysOnThisHost(string to)
    {
        var name = $"Anna {Guid.NewGuid():N}";
        await AddAsync(name);
        using var client = _host.App.AsNobody();
        using var answer = await client.PostAsync($"/sign-in?to={Uri.EscapeDataString(to)}", "sign-in", ("Name", name), ("Password", TestClientExtensions.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // Normalized as a browser does it: a backslash is a slash, and control characters are ignored.
        var location = string.Concat(answer.Headers.GetValues("Location").Single().Replace('\\', '/').Where(c => !char.IsControl(c)));
        new Uri(_host.Address, location).GetLeftPart(UriPartial.Authority).ShouldBe(_host.Address.GetLeftPart(UriPartial.Authority));
        location.ShouldNotStartWith("//");
    }

    [Fact]
    public async Task SignIn_ByANameTypedInTwoParts_IsThatPerson()
    {
        var name = $"\u00C9mile {Guid.NewGuid():N}";
        await AddAsync(name);
        using var client = _host.App.AsNobody();

        using var answer = await client.PostAsync("/sign-in", "sign-in", ("Name", name.Replace("\u00C9", "E\u0301", StringComparison.Ordinal)), ("Password", TestClientExtensions.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Passwords_TwoHundredWrong_AreLimitedByNameAndByAddress()
    {
        await AddAsync("Anna");
        await AddAsync("Berta");
        using var guesser = new TestClient(_host.Address, IPAddress.Parse("127.0.0.2"));
        var word = await guesser.TokenAsync("/sign-in");
        var answers = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            answers.Add(await TryAsync(guesser, word, i < 100 ? "Anna" : $"stranger {i}", $"wrong password {i}"));
        }

        answers.Take(SignInRateLimiter.PerName).Distinct().ShouldBe(["The name or the password is wrong."]);
        answers.Skip(SignInRateLimiter.PerName).Take(100 - SignInRateLimiter.PerName).ShouldAllBe(a => a.StartsWith("Too many tries. ", StringComparison.Ordinal));
        answers.Count(a => a.StartsWith("The name", StringComparison.Ordinal)).ShouldBe(SignInRateLimiter.PerAddress);
        // The correct password gets the same response, and a forged X-Forwarded-For header does not bypass the limit.
        guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        (await TryAsync(guesser, word, "Anna", TestClientExtensions.Password)).ShouldBe(answers[99]);
        (await TryAsync(guesser, word, "ANNA ", TestClientExtensions.Password)).ShouldBe(answers[99]);
        (await TryAsync(guesser, word, "Berta", TestClientExtensions.Password)).ShouldStartWith("Too many tries. ");
        using var elsewhere = new TestClient(_host.Address, IPAddress.Parse("127.0.0.3"));
        var other = await elsewhere.TokenAsync("/sign-in");
        (await TryAsync(elsewhere, other, "Anna", TestClientExtensions.Password)).ShouldBe("in");
        other = await elsewhere.TokenAsync("/sign-in");
        (await TryAsync(elsewhere, other, "Berta", TestClientExtensions.Password)).ShouldBe("in");
    }

    [Fact]
    public async Task Browser_WithAnEarlierSignIn_CanSignInWhileItsAddressIsRefused()
    {
        await AddAsync("Dora");
        await AddAsync("Emil");
        var address = IPAddress.Parse("127.0.0.5");
        using var own = new TestClient(_host.Address, address);
        (await TryAsync(own, await own.TokenAsync("/sign-in"), "Dora", TestClientExtensions.Password)).ShouldBe("in");
        using var guesser = new TestClient(_host.Address, address);
        var word = await guesser.TokenAsync("/sign-in");
        // Only ten attempts per name count, so attempts with other names bring the address to its limit.
        for (var i = 0; i < SignInRateLimiter.PerAddress + 30; i++)
        {
            await TryAsync(guesser, word, i < 30 ? "Dora" : $"somebody {i}", $"wrong password {i}");
        }

        (await TryAsync(guesser, word, "Dora", TestClientExtensions.Password)).ShouldStartWith("Too many tries. ");
        var later = await own.TokenAsync("/sign-in");
        (await TryAsync(own, later, "Emil", TestClientExtensions.Password)).ShouldStartWith("Too many tries. ", Case.Sensitive, "it is known for one account");
        (await TryAsync(own, later, "dora", TestClientExtensions.Password)).ShouldBe("in");

        // A copied known-browser cookie allows only ten attempts, and none once the password has changed.
        using var thief = new TestClient(_host.Address, address);
        thief.Cookies.Add(new Uri(_host.Address, "/sign-in"), new Cookie(_host.App.Cookies().Known, KnownOf(own)));
        var stolen = await thief.TokenAsync("/sign-in");
        var answers = new List<string>();
        for (var i = 0; i < SignInRateLimiter.PerName + 5; i++)
        {
            answers.Add(await TryAsync(thief, stolen, "Dora", $"wrong password {i}"));
        }

        answers.Count(a => a.StartsWith("The name", StringComparison.Ordinal)).ShouldBe(SignInRateLimiter.PerName);
        var users = _host.Get<UserStore>();
        var dora = (await users.FindByNameAsync("Dora", CancellationToken.None)).ShouldNotBeNull();
        await users.ChangeAsync(dora with { PasswordHash = _host.Get<PasswordService>().Hash("another horse battery") }, CancellationToken.None);
        _host.Get<PrincipalResolver>().Invalidate();
        (await TryAsync(own, await own.TokenAsync("/sign-in"), "Dora", "another horse battery")).ShouldStartWith("Too many tries. ");
    }

    [Fact]
    public async Task Refusal_OfAnAddressThatGoesOn_IsAPageThatLeadsBackToTheForm()
    {
        var address = IPAddress.Parse("127.0.0.8");
        using var guesser = new TestClient(_host.Address, address);
        for (var i = 0; i < SignInRateLimiter.PerAddress; i++)
        {
            _host.Get<SignInRateLimiter>().TryAcquire($"somebody {i}", address);
        }

        for (var i = 0; i <= SignInFloodMiddleware.Drawn; i++)
        {
            await _host.Get<RefusalAuditLog>().LogAsync(ClientAddress.GetPartitionKey(address), new AuditEntry("nobody", $"{address}", SignInService.BlockedAction, "", ""));
        }

        using var answer = await guesser.SendAsync("/sign-in?to=%2Fwall", ("Name", "Anna"), ("Password", "a wrong password"));
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(14), SignInRateLimiter.Window);
        page.ShouldContain("Too many tries. Try again in 15 min.");
        page.ShouldContain("href=\"/sign-in?to=%2Fwall\"");
        var style = Regex.Match(page, "rel=\"stylesheet\" href=\"(?<path>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["path"].Value;
        (await TestHost.StatusAsync(guesser, style)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task KnownCookie_OfASignIn_IsForTheSignInPageAlone()
    {
        await AddAsync("Fritz");
        using var client = _host.App.AsNobody();
        using var answer = await client.PostAsync("/sign-in", "sign-in", ("Name", "Fritz"), ("Password", TestClientExtensions.Password));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith($"{_host.App.Cookies().Known}=", StringComparison.Ordinal));
        cookie.ShouldContain("; path=/sign-in;");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldNotContain("Fritz");
    }

    [Fact]
    public async Task Refusals_OfOneAddress_AreTwoKindsOfRowsAndACount()
    {
        await AddAsync("Gerda");
        using var guesser = new TestClient(_host.Address, IPAddress.Parse("127.0.0.6"));
        var word = await guesser.TokenAsync("/sign-in");
        for (var i = 0; i < 200; i++)
        {
            await TryAsync(guesser, word, $"gerda {i}", $"wrong password {i}");
        }

        var rows = (await _host.Get<AuditLog>().ReadAsync(new AuditFilter { MaxRows = 1000 }, CancellationToken.None)).Where(r => r.Entry.Address == "127.0.0.6").Select(r => r.Entry.Action).ToList();
        rows.Count(w => w == "failed to sign in").ShouldBe(SignInRateLimiter.PerAddress);
        rows.Count(w => w == SignInService.BlockedAction).ShouldBe(1);
        _host.Get<RefusalAuditLog>().CountOf("127.0.0.6").ShouldBe(200 - SignInRateLimiter.PerAddress - 1);
    }

    private string KnownOf(TestClient client) => client.Cookies.GetCookies(new Uri(_host.Address, "/sign-in"))[_host.App.Cookies().Known].ShouldNotBeNull().Value;

    [Fact]
    public async Task Passwords_SentAllAtOnce_AreLimitedNoLess()
    {
        await AddAsync("Clara");
        using var guesser = new TestClient(_host.Address, IPAddress.Parse("127.0.0.4"));
        var word = await guesser.TokenAsync("/sign-in");
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => TryAsync(guesser, word, "Clara", $"wrong password {i}")));

        answers.Count(a => a.StartsWith("The name", StringComparison.Ordinal)).ShouldBe(SignInRateLimiter.PerName);
    }

    [Fact]
    public async Task Name_KnownOrNot_IsAnsweredInTheSameWordsAfterTheSameWork()
    {
        const int Tries = 5;
        await _host.Get<UserStore>().AddAsync("elsewhere only", Role.Viewer, AccessLimits.None, null, CancellationToken.None);
        var answers = new HashSet<string>();
        // Each attempt comes from another address, so that none is limited.
        for (var i = 0; i < Tries; i++)
        {
            await AddAsync($"known {i}");
            using var client = new TestClient(_host.Address, new IPAddress([127, 0, 1, (byte)(i + 1)]));
            var word = await client.TokenAsync("/sign-in");
            foreach (var name in new[] { $"known {i}", $"nobody {i}", "elsewhere only" })
            {
                var before = shared.Hasher.Verified;
                answers.Add(await AnswerAsync(client, word, name));
                (shared.Hasher.Verified - before).ShouldBe(1, name);
            }
        }

        answers.ShouldHaveSingleItem();
    }

    /// <summary>Returns the response to a wrong password, with the name and the antiforgery token masked.</summary>
    internal static async Task<string> AnswerAsync(TestClient client, string word, string name)
    {
        using var answer = await client.SendAsync("/sign-in", ("_handler", "sign-in"), ("Name", name), ("Password", "a wrong password"), ("__RequestVerificationToken", word));
        var text = (await answer.Content.ReadAsStringAsync()).Replace(name, "NAME", StringComparison.Ordinal);
        return $"{(int)answer.StatusCode} {Words().Replace(text, "WORD")}";
    }

    private async Task AddAsync(string name) => await _host.Get<UserStore>().AddAsync(
        name, Role.Viewer, AccessLimits.None, _host.Get<PasswordService>().Hash(TestClientExtensions.Password), CancellationToken.None);

    private static async Task<string> TryAsync(TestClient client, string word, string name, string password)
    {
        using var answer = await client.SendAsync("/sign-in", ("_handler", "sign-in"), ("Name", name), ("Password", password), ("__RequestVerificationToken", word));
        return answer.StatusCode == HttpStatusCode.Redirect ? "in" : Problem().Match(await answer.Content.ReadAsStringAsync()).Groups["text"].Value;
    }

    [GeneratedRegex("""<p class="problem" id="problem" role="alert">(?<text>[^<]*)<""", RegexOptions.None, 5000)]
    private static partial Regex Problem();

    [GeneratedRegex("""CfDJ8[\w-]+""", RegexOptions.None, 5000)]
    private static partial Regex Words();

    /// <summary>A host that counts password verifications.</summary>
    public sealed class Shared : SharedHost
    {
        internal CountingHasher Hasher { get; } = new();

        private protected override TestHostOptions Options =>
            base.Options with { Services = services => services.AddSingleton<IPasswordHasher<User>>(Hasher) };
    }
}
