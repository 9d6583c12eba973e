using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dashboard.Storage.Displays;
using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Access;

/// <summary>Comes to a host that runs in this process, as somebody that its store knows.</summary>
internal static partial class Visits
{
    public const string Password = "correct horse battery";

    /// <summary>Arguments that keep what a host remembers in a folder of the test's own.</summary>
    public static string[] StoreIn(string folder) => ["--Storage:ConnectionString", $"Data Source={Path.Combine(folder, "dashboard.db")}"];

    /// <summary>The names of a host's cookies.</summary>
    public static CookieNames Cookies(this WebApplication app) => app.Services.GetRequiredService<CookieNames>();

    /// <summary>A stranger.</summary>
    public static Visitor AsNobody(this WebApplication app) => new(new Uri(app.Urls.First()));

    /// <summary>Somebody let in for this, signed in by the form of the page.</summary>
    public static async Task<Visitor> AsPersonAsync(this WebApplication app, Role role, AccessLimits? limits = null, string? name = null)
    {
        name ??= $"{role}-{Guid.NewGuid():N}";
        var hash = app.Services.GetRequiredService<Passwords>().Hash(Password);
        (await app.Services.GetRequiredService<PeopleStore>().AddAsync(name, role, limits ?? AccessLimits.None, hash, CancellationToken.None)).ShouldBe(PeopleChange.Done);
        var visitor = app.AsNobody();
        using var answer = await visitor.PostAsync("/sign-in", "sign-in", ("Name", name), ("Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>The first administrator of a host that runs as a program of its own, by the link that it prints.</summary>
    /// <param name="host">Where it listens.</param>
    /// <param name="output">What it has written.</param>
    public static async Task<Visitor> SetUpAsync(Uri host, Func<string> output)
    {
        await Eventually.HoldsAsync(() => Link().IsMatch(output()), TimeSpan.FromSeconds(30), "the link is printed");
        var visitor = new Visitor(host);
        using var answer = await visitor.PostAsync(Link().Match(output()).Value, "set-up", ("Name", "Anna"), ("Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>A program with a token made for this.</summary>
    public static async Task<Visitor> AsProgramAsync(this WebApplication app, TokenScopes scopes, AccessLimits? limits = null, string name = "program")
    {
        var token = await app.Services.GetRequiredService<TokenStore>().AddAsync(name, scopes, limits ?? AccessLimits.None, null, CancellationToken.None);
        var visitor = app.AsNobody();
        visitor.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return visitor;
    }

    /// <summary>A display paired for this.</summary>
    public static async Task<Visitor> AsDisplayAsync(this WebApplication app, string board, string name = "Lobby")
    {
        var codes = app.Services.GetRequiredService<PairingCodes>();
        var offer = await codes.OfferAsync("127.0.0.1", CancellationToken.None);
        (await codes.EnterAsync(offer!.Code, name, board, CancellationToken.None)).ShouldNotBeNull();
        var paired = await codes.AskAsync(offer.Claim, CancellationToken.None);
        var visitor = app.AsNobody();
        visitor.Cookies.Add(visitor.Http.BaseAddress!, new Cookie(app.Cookies().Display, paired.Token));
        return visitor;
    }

    [GeneratedRegex(@"/set-up\?link=\w+", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
