using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Security.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests tokens of API clients and displays that are revoked, altered, invented or used in the wrong place.</summary>
public sealed class TokenMisuseTests(FastHost shared) : IClassFixture<FastHost>
{
    private static readonly TimeSpan Seconds = FastHost.Within(TimeSpan.FromSeconds(15));
    private readonly TestHost _host = shared.Host;

    [Theory]
    [InlineData("{token} ", HttpStatusCode.OK)]
    [InlineData("{token}x", HttpStatusCode.Unauthorized)]
    [InlineData("{TOKEN}", HttpStatusCode.Unauthorized)]
    [InlineData("{half}", HttpStatusCode.Unauthorized)]
    [InlineData("{hash}", HttpStatusCode.Unauthorized)]
    [InlineData("{long}", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("' OR 1=1 --", HttpStatusCode.Unauthorized)]
    public async Task Token_Altered_OpensNothing(string shape, HttpStatusCode expected)
    {
        var token = await MakeAsync();
        var shown = shape.Replace("{token}", token, StringComparison.Ordinal).Replace("{TOKEN}", token.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{half}", token[..32], StringComparison.Ordinal).Replace("{long}", new string('a', 10_000), StringComparison.Ordinal)
            .Replace("{hash}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), StringComparison.Ordinal);
        using var client = _host.App.AsNobody();
        client.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {shown}");

        (await TestHost.StatusAsync(client, "/api/v1/extensions")).ShouldBe(expected);
    }

    [Fact]
    public async Task Token_OfAnotherKindOrInAnotherPlace_OpensNothing()
    {
        var token = await MakeAsync();
        using var display = await _host.App.AsDisplayAsync("sales");
        var displays = display.Cookies.GetCookies(_host.Address)[_host.App.Cookies().Display]!.Value;
        foreach (var (scheme, value) in new[] { ("Bearer", displays), ("Basic", token), ("Token", token) })
        {
            using var client = _host.App.AsNobody();
            client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, value);
            (await TestHost.StatusAsync(client, "/api/v1/extensions")).ShouldBe(HttpStatusCode.Unauthorized, scheme);
        }

        using var nobody = _host.App.AsNobody();
        nobody.Cookies.Add(_host.Address, new Cookie(_host.App.Cookies().Display, token));
        (await TestHost.StatusAsync(nobody, $"/api/v1/me?access_token={token}&token={token}")).ShouldBe(HttpStatusCode.Unauthorized);
        // A wrong token beside a valid session is rejected.
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        person.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", displays);
        (await TestHost.StatusAsync(person, "/api/v1/extensions")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Token_ShownAgainAfterItsRevocation_OpensNeitherApiNorHub()
    {
        using var program = await _host.App.AsProgramAsync(TokenScopes.Read, name: "revoked");
        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var hub = await _host.HubAsync(program, bound.Token);
        await using var idle = await _host.HubAsync(program, bound.Token);
        await hub.WatchAsync("sales", bound.Token);
        await hub.NextFrameAsync(bound.Token, "snapshot");

        var tokens = _host.Get<TokenStore>();
        (await tokens.RevokeAsync((await tokens.ListAsync(bound.Token)).Single(t => t.Name == "revoked").Id, bound.Token)).ShouldBeTrue();

        await ClosedAsync(program);
        await idle.WatchAsync("sales", bound.Token);
        (await idle.NextMessageAsync(bound.Token)).ShouldContain("error");
        await Should.ThrowAsync<Exception>(async () => { while (true) { await hub.NextFrameAsync(bound.Token); } });
        bound.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Display_ShownAgainAfterItsRevocation_OpensNeitherPageNorHub()
    {
        using var display = await _host.App.AsDisplayAsync("sales", name: "Revoked");
        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var idle = await _host.HubAsync(display, bound.Token);
        (await TestHost.StatusAsync(display, "/wall/sales")).ShouldBe(HttpStatusCode.OK);

        var displays = _host.Get<DisplayStore>();
        await displays.RevokeAsync((await displays.ListAsync(bound.Token)).Single(d => d.Name == "Revoked").Id, bound.Token);

        await ClosedAsync(display);
        (await TestHost.StatusAsync(display, "/wall/sales")).ShouldBe(HttpStatusCode.Redirect);
        await idle.WatchAsync("sales", bound.Token);
        (await idle.NextMessageAsync(bound.Token)).ShouldContain("error");
    }

    [Fact]
    public async Task SetUpLink_UsedTwiceOrForAnExistingUser_IsRefused()
    {
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards);
        // The host itself creates a link at its start, and only the latest link is valid.
        await host.App.Services.GetServices<IHostedService>().OfType<InitialAdministratorSetup>().Single().ExecuteTask!.WaitAsync(TestHost.Bound);
        var links = host.Get<SetupTokenStore>();
        var link = (await links.CreateAsync(CancellationToken.None)).ShouldNotBeNull();
        await host.Get<UserStore>().AddAsync("Anna", Role.Administrator, AccessLimits.None, host.Get<PasswordService>().Hash(TestClientExtensions.Password), CancellationToken.None);
        using var client = host.App.AsNobody();

        foreach (var name in new[] { "Anna", "Mallory" })
        {
            using var answer = await client.PostAsync($"/set-up?link={link}", "set-up", ("Name", name), ("Password", "a password of my own"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await TestHost.StatusAsync(client, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await host.Get<UserStore>().ListAsync(CancellationToken.None)).Count.ShouldBe(1);
    }

    private Task<string> MakeAsync() => _host.Get<TokenStore>().AddAsync("program", TokenScopes.Read, AccessLimits.None, null, CancellationToken.None);

    private static Task ClosedAsync(TestClient client) => Eventually.HoldsAsync(
        async () => await TestHost.StatusAsync(client, "/api/v1/me") == HttpStatusCode.Unauthorized, Seconds, "who is revoked is known no more");
}
