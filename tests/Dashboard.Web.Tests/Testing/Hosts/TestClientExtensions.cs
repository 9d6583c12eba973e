using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>Creates clients of an in-process host, as principals of its store.</summary>
internal static partial class TestClientExtensions
{
    public const string Password = "correct horse battery";

    /// <summary>Returns the host's cookie names.</summary>
    public static CookieNames Cookies(this WebApplication app) => app.Services.GetRequiredService<CookieNames>();

    /// <summary>Creates an unauthenticated client.</summary>
    public static TestClient AsNobody(this WebApplication app) => new(new Uri(app.Urls.First()));

    /// <summary>Adds a user and signs them in by the form of the page.</summary>
    public static async Task<TestClient> AsPersonAsync(this WebApplication app, Role role, AccessLimits? limits = null, string? name = null)
    {
        name ??= $"{role}-{Guid.NewGuid():N}";
        var hash = app.Services.GetRequiredService<PasswordService>().Hash(Password);
        (await app.Services.GetRequiredService<UserStore>().AddAsync(name, role, limits ?? AccessLimits.None, hash, CancellationToken.None)).ShouldBe(UserUpdateResult.Done);
        var client = app.AsNobody();
        using var answer = await client.PostAsync("/sign-in", "sign-in", ("Name", name), ("Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    /// <summary>Creates the first administrator of a separate host process, by the link that it prints.</summary>
    /// <param name="host">The host's address.</param>
    /// <param name="output">Returns its output so far.</param>
    public static async Task<TestClient> SetUpAsync(Uri host, Func<string> output)
    {
        await Eventually.HoldsAsync(() => Link().IsMatch(output()), TimeSpan.FromSeconds(30), "the link is printed");
        var client = new TestClient(host);
        using var answer = await client.PostAsync(Link().Match(output()).Value, "set-up", ("Name", "Anna"), ("Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    /// <summary>Creates an API client with a new token.</summary>
    public static async Task<TestClient> AsProgramAsync(this WebApplication app, TokenScopes scopes, AccessLimits? limits = null, string name = "program")
    {
        var token = await app.Services.GetRequiredService<TokenStore>().AddAsync(name, scopes, limits ?? AccessLimits.None, null, CancellationToken.None);
        var client = app.AsNobody();
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Creates a client of a newly paired display.</summary>
    public static async Task<TestClient> AsDisplayAsync(this WebApplication app, string board, string name = "Lobby")
    {
        var codes = app.Services.GetRequiredService<PairingCodeStore>();
        var offer = await codes.CreateAsync("127.0.0.1", CancellationToken.None);
        (await codes.RedeemAsync(offer!.Code, name, board, CancellationToken.None)).ShouldNotBeNull();
        var paired = await codes.GetStatusAsync(offer.Claim, CancellationToken.None);
        var client = app.AsNobody();
        client.Cookies.Add(client.Http.BaseAddress!, new Cookie(app.Cookies().Display, paired.Token));
        return client;
    }

    [GeneratedRegex(@"/set-up\?link=\w+", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
