using System.Net;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests malicious names and searches in every page that shows them.</summary>
public sealed class UntrustedNameTests(AdministrationHost host) : IClassFixture<AdministrationHost>
{
    private static readonly string[] Pages = ["/people", "/tokens", "/audit", "/me", "/", "/team/everyone"];

    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE person; --", "\u202Egnp.exe", "\u2066a\u2069b", "\uFEFF\u200Bhidden",
        "=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(1)", "\t=1", "😀👩‍👩‍👧", "a\u0007b", "\u0645\u0631\u062D\u0628\u0627", new string('x', 200),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_OfAPersonAndOfAToken_IsShownAsTextEverywhere(string name)
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using (var answer = await admin.PostAsync("/people/new", "person-new", ("Name", name), ("Role", "Administrator"), ("Password", TestClientExtensions.Password)))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var token = name[..Math.Min(name.Length, 100)];
        (await admin.PostAsync("/tokens/new", "token-new", ("Name", token), ("Scope", "Read"), ("Days", "30"))).Dispose();
        using var self = host.App.AsNobody();
        (await self.PostAsync("/sign-in", "sign-in", ("Name", name), ("Password", TestClientExtensions.Password))).Dispose();

        var user = (await host.FindAsync(name)).ShouldNotBeNull();
        foreach (var path in Pages.Append($"/people/{user.Id}").Append($"/audit?{QueryOf(name)}"))
        {
            await CheckAsync(self, path, name);
        }

        var csv = await self.ReadAsync($"/audit.csv?{QueryOf(name)}");
        CheckCsv(csv);
        if (!name.Any(c => char.IsControl(c) || c is >= '\u2000' and <= '\u206F' or '\uFEFF'))
        {
            csv.ShouldContain(name.Replace("\"", "\"\"", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_OfADisplay_IsShownAsTextEverywhere(string name)
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        var offer = (await host.App.Services.GetRequiredService<PairingCodeStore>().CreateAsync("127.0.0.1", CancellationToken.None)).ShouldNotBeNull();
        using var paired = await admin.SendAsync(
            "/displays/pair", ("code", offer.Code), ("name", name), ("board", "everyone"), ("__RequestVerificationToken", await admin.TokenAsync("/displays")));
        paired.Headers.Location!.OriginalString.ShouldContain("said=paired");

        await CheckAsync(admin, "/displays", name);
        await CheckAsync(admin, "/audit?what=paired%20a%20display", name);
    }

    [Fact]
    public async Task Search_OfTheAuditLog_ComesBackAsText()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        foreach (var name in Names.Select(row => row.Data))
        {
            var text = Uri.EscapeDataString(name);
            await CheckAsync(admin, $"/audit?text={text}", name);
            await CheckAsync(admin, $"/audit?who={text}&what={text}&from={text}", name);
        }
    }

    [Fact]
    public async Task Name_TriedAtSignIn_IsLoggedAsText()
    {
        using var stranger = host.App.AsNobody();
        var name = "<b>\u202E=cmd</b>" + new string('z', 10_000);
        using var answer = await stranger.PostAsync("/sign-in", "sign-in", ("Name", name), ("Password", "whatever it is"));
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<b>");

        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        await CheckAsync(admin, "/audit", name);
        (await admin.ReadAsync("/audit")).ShouldContain("[U&#x2B;202E]=cmd");
    }

    [Fact]
    public async Task Name_OfTenThousandCharacters_IsRefusedWithAReason()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var person = await admin.PostAsync("/people/new", "person-new", ("Name", new string('x', 10_000)), ("Role", "Viewer"), ("Password", TestClientExtensions.Password));
        (await person.Content.ReadAsStringAsync()).ShouldContain("A name has at most 200 characters; this one has 10000.");
        using var token = await admin.PostAsync("/tokens/new", "token-new", ("Name", new string('x', 10_000)), ("Scope", "Read"));
        (await token.Content.ReadAsStringAsync()).ShouldContain("A name has at most 100 characters; this one has 10000.");
    }

    [Theory]
    [InlineData("/people/new", "person-new")]
    [InlineData("/tokens/new", "token-new")]
    public async Task Name_WithNul_IsRefusedWithAPageThatSaysSo(string page, string form)
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var answer = await admin.PostAsync(page, form, ("Name", "a\0b"), ("Role", "Viewer"), ("Scope", "Read"), ("Password", TestClientExtensions.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The request could not be read");
        await CheckAsync(admin, "/audit?text=a%00b", "a\0b");
    }

    private static string QueryOf(string name) => $"who={Uri.EscapeDataString(name)}";

    // Encoded as text the name may appear. As markup, or with bidirectional controls, it may not.
    private static async Task CheckAsync(TestClient client, string path, string name)
    {
        using var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img src=x");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("\0");
        if (name.Length > 1_000)
        {
            page.Length.ShouldBeLessThan(200_000);
        }
    }

    private static void CheckCsv(string csv)
    {
        foreach (var line in csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            line.ShouldStartWith("\"");
            line.ShouldEndWith("\"");
            foreach (var field in line[1..^1].Split("\",\""))
            {
                (field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]).ShouldBeFalse(field);
                field.ShouldNotContain("\u202E");
                field.Any(char.IsControl).ShouldBeFalse(field);
            }
        }
    }
}
