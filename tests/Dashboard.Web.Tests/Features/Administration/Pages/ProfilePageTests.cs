using System.Net;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Tests.Features.Administration.Pages;

public sealed class ProfilePageTests(AdministrationHost host) : IClassFixture<AdministrationHost>
{
    private const string Better = "a better password";

    [Fact]
    public async Task Profile_OfALimitedUser_ListsTheLimits()
    {
        using var ann = await host.App.AsPersonAsync(Role.Supervisor, AccessLimits.None with { Teams = ["Sales", "Support"] }, "Ann");
        var page = await ann.ReadAsync("/me");
        page.ShouldContain("Supervisor: sees boards, acts on calls and alerts");
        page.ShouldContain("Teams: Sales, Support");
        page.ShouldNotContain("href=\"people\"");
    }

    [Fact]
    public async Task ChangePassword_WithTheOldOne_KeepsThisSessionAndEndsTheOthers()
    {
        using var here = await host.App.AsPersonAsync(Role.Viewer, name: "Ben");
        using var there = await SignInAsync("Ben", TestClientExtensions.Password);
        using (var answer = await ChangeAsync(here, TestClientExtensions.Password, Better, Better))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await here.ReadAsync("/api/v1/me")).ShouldContain("Ben");
        (await StatusAsync(there)).ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await SignInAsync("Ben", Better);
        (await StatusAsync(again)).ShouldBe(HttpStatusCode.OK);
        (await host.NotedAsync("changed their own password")).ShouldContain("Ben: ");
        host.Log.Text.ShouldNotContain(Better);
    }

    [Theory]
    [InlineData("not the password", Better, Better, "That is not your password.")]
    [InlineData(TestClientExtensions.Password, Better, "a bitter password", "The two are not the same.")]
    [InlineData(TestClientExtensions.Password, "short", "short", "A password has at least 10 characters.")]
    public async Task ChangePassword_WhatIsNotTaken_SaysWhyAndChangesNothing(string old, string password, string again, string why)
    {
        var name = $"Cleo {why.Length}";
        using var cleo = await host.App.AsPersonAsync(Role.Viewer, name: name);
        using var answer = await ChangeAsync(cleo, old, password, again);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain(why);
        page.ShouldNotContain(old);
        page.ShouldNotContain($"\"{password}\"");
        using var after = await SignInAsync(name, TestClientExtensions.Password);
        (await StatusAsync(after)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ChangePassword_WithWrongPasswords_IsLimitedLikeSignIn()
    {
        using var dan = await host.App.AsPersonAsync(Role.Viewer, name: "Dan");
        for (var n = 0; n < SignInRateLimiter.PerName; n++)
        {
            (await ChangeAsync(dan, $"guess number {n}", Better, Better)).Dispose();
        }

        using var answer = await ChangeAsync(dan, TestClientExtensions.Password, Better, Better);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Too many tries.");
    }

    [Fact]
    public async Task SignOutEverywhere_EndsEverySession()
    {
        using var here = await host.App.AsPersonAsync(Role.Viewer, name: "Eve");
        using var there = await SignInAsync("Eve", TestClientExtensions.Password);
        (await here.PostAsync("/me", "me-sign-out")).Dispose();

        (await StatusAsync(here)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(there)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> ChangeAsync(TestClient client, string old, string password, string again) =>
        client.PostAsync("/me", "me-password", ("old", old), ("password", password), ("again", again));

    private static async Task<HttpStatusCode> StatusAsync(TestClient client)
    {
        using var answer = await client.GetAsync("/api/v1/me");
        return answer.StatusCode;
    }

    private async Task<TestClient> SignInAsync(string name, string password)
    {
        var client = host.App.AsNobody();
        (await client.PostAsync("/sign-in", "sign-in", ("Name", name), ("Password", password))).Dispose();
        return client;
    }
}
