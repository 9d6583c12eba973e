using System.Net;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Tests.Features.Administration.Pages;

public sealed class UsersPageTests(AdministrationHost host) : IClassFixture<AdministrationHost>
{
    [Fact]
    public async Task Add_AUserLimitedToATeam_SignsInAndSeesOnlyThatTeam()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        (await admin.ReadAsync("/people/new")).ShouldContain("value=\"Support\"");
        using (var answer = await admin.PostAsync("/people/new", "person-new", ("Name", "Zoe"), ("Role", "Viewer"), ("Team", "Sales"), ("Password", TestClientExtensions.Password)))
        {
            answer.Headers.Location!.ToString().ShouldEndWith("/people?done=added");
        }

        using var zoe = host.App.AsNobody();
        (await zoe.PostAsync("/sign-in", "sign-in", ("Name", "zoe"), ("Password", TestClientExtensions.Password))).Dispose();
        var seen = await zoe.ReadAsync("/api/v1/extensions");
        seen.ShouldContain("Somebody of Sales");
        seen.ShouldNotContain("Somebody of Support");
        (await host.NotedAsync("added a person")).ShouldContain("Zoe: Viewer; Team: Sales; with a password");
        using var refused = await zoe.GetAsync("/people");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("", TestClientExtensions.Password, "Give a name.")]
    [InlineData("Jim", "short pw1", "A password has at least 10 characters.")]
    [InlineData("Jim", "", "A password has at least 10 characters.")]
    public async Task Add_WhatIsNotTaken_SaysWhyAndKeepsWhatWasTypedButThePassword(string name, string password, string why)
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var answer = await admin.PostAsync("/people/new", "person-new", ("Name", name), ("Role", "Supervisor"), ("Team", "Sales"), ("Team", "Gone"), ("Password", password));
        var page = await answer.Content.ReadAsStringAsync();

        page.ShouldContain(why);
        page.ShouldMatch("value=\"Supervisor\" checked");
        page.ShouldMatch("value=\"Sales\" checked");
        page.ShouldMatch("value=\"Gone\" checked");
        page.ShouldNotContain(password.Length > 0 ? password : "no such text");
        (await host.FindAsync("Jim")).ShouldBeNull();
    }

    [Fact]
    public async Task Add_AnExistingNameInAnyCase_IsRefused()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator, name: "Taken");
        using var answer = await admin.PostAsync("/people/new", "person-new", ("Name", " TAKEN "), ("Role", "Viewer"), ("Password", TestClientExtensions.Password));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Another person has this name.");
    }

    [Fact]
    public async Task Change_AUser_EndsTheSessionAtOnceAndIsAudited()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var bob = await host.App.AsPersonAsync(Role.Viewer, name: "Bob");
        await bob.ReadAsync("/api/v1/me");
        using (var answer = await ChangeAsync(admin, "Bob", ("Name", "Robert"), ("Role", "Supervisor"), ("Team", "Sales"), ("Team", "Support")))
        {
            answer.Headers.Location!.ToString().ShouldEndWith("/people?done=changed");
        }

        using var after = await bob.GetAsync("/api/v1/me");
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.NotedAsync("changed a person")).ShouldContain("Bob: name → Robert; Viewer → Supervisor; Teams: all → Sales, Support");
        using var again = host.App.AsNobody();
        using var signIn = await again.PostAsync("/sign-in", "sign-in", ("Name", "Robert"), ("Password", TestClientExtensions.Password));
        signIn.StatusCode.ShouldBe(HttpStatusCode.Redirect, "the password was left as it was");
    }

    [Fact]
    public async Task Change_Oneself_KeepsTheSessionAndEndsTheOthers()
    {
        using var here = await host.App.AsPersonAsync(Role.Administrator, name: "Carla");
        using var there = host.App.AsNobody();
        (await there.PostAsync("/sign-in", "sign-in", ("Name", "Carla"), ("Password", TestClientExtensions.Password))).Dispose();
        (await ChangeAsync(here, "Carla", ("Name", "Carla Two"), ("Role", "Administrator"))).Dispose();

        (await here.ReadAsync("/api/v1/me")).ShouldContain("Carla Two");
        using var other = await there.GetAsync("/api/v1/me");
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Change_AfterAConcurrentChange_IsRefused()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var dora = await host.App.AsPersonAsync(Role.Viewer, name: "Dora");
        using var answer = await ChangeAsync(admin, "Dora", ("Name", "Dora"), ("Role", "Administrator"), ("Seen", "12"));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Another administrator has changed this person");
        (await host.FindAsync("Dora"))!.Role.ShouldBe(Role.Viewer);
    }

    [Fact]
    public async Task Change_WithATeamThatNoSystemNamesNow_KeepsTheLimit()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var erik = await host.App.AsPersonAsync(Role.Viewer, AccessLimits.None with { Teams = ["Lost"] }, "Erik");
        (await admin.ReadAsync($"/people/{(await host.FindAsync("Erik"))!.Id}")).ShouldMatch("value=\"Lost\" checked");
    }

    [Fact]
    public async Task Remove_AUser_EndsTheSessionAndIsAudited()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var fay = await host.App.AsPersonAsync(Role.Supervisor, name: "Fay");
        var id = (await host.FindAsync("Fay"))!.Id;
        (await admin.PostAsync($"/people/{id}", "person-remove")).Dispose();

        (await host.FindAsync("Fay")).ShouldBeNull();
        using var after = await fay.GetAsync("/api/v1/me");
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.NotedAsync("removed a person")).ShouldContain("Fay: Supervisor");
        using var gone = await admin.GetAsync($"/people/{id}");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_WithoutThePagesWord_IsRefusedWithAPageThatSaysWhy()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var answer = await admin.SendAsync("/people/new", ("_handler", "person-new"), ("Name", "Sneaked"), ("Role", "Administrator"), ("Password", TestClientExtensions.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The request could not be read");
        (await host.FindAsync("Sneaked")).ShouldBeNull();
    }

    [Fact]
    public async Task Change_ByANonAdministrator_IsForbidden()
    {
        using var supervisor = await host.App.AsPersonAsync(Role.Supervisor, name: "Gus");
        using var answer = await supervisor.SendAsync(
            "/people/new", ("_handler", "person-new"), ("Name", "Friend"), ("Role", "Administrator"), ("Password", TestClientExtensions.Password), ("__RequestVerificationToken", await supervisor.TokenAsync("/me")));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.FindAsync("Friend")).ShouldBeNull();
    }

    private async Task<HttpResponseMessage> ChangeAsync(TestClient admin, string name, params (string Name, string Value)[] fields)
    {
        var user = (await host.FindAsync(name))!;
        var seen = fields.Any(f => f.Name == "Seen") ? [] : new[] { ("Seen", $"{user.ChangedAt.ToUnixTimeMilliseconds()}") };
        return await admin.PostAsync($"/people/{user.Id}", "person", [.. fields, .. seen]);
    }
}

/// <summary>Tests that the last administrator cannot be removed or demoted.</summary>
public sealed class LastAdministratorTests(AdministrationHost host) : IClassFixture<AdministrationHost>
{
    [Fact]
    public async Task Last_Administrator_CanNeitherBeRemovedNorMadeLess()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator, name: "Only");
        var only = (await host.FindAsync("Only"))!;
        using var removed = await admin.PostAsync($"/people/{only.Id}", "person-remove");
        using var lessened = await admin.PostAsync(
            $"/people/{only.Id}", "person", ("Name", "Only"), ("Role", "Viewer"), ("Seen", $"{only.ChangedAt.ToUnixTimeMilliseconds()}"));

        using var limited = await admin.PostAsync(
            $"/people/{only.Id}", "person", ("Name", "Only"), ("Role", "Administrator"), ("Team", "Sales"), ("Seen", $"{only.ChangedAt.ToUnixTimeMilliseconds()}"));

        foreach (var answer in new[] { removed, lessened, limited })
        {
            (await answer.Content.ReadAsStringAsync()).ShouldContain("This is the last administrator");
        }

        (await host.FindAsync("Only"))!.Role.ShouldBe(Role.Administrator);
        (await admin.ReadAsync("/api/v1/me")).ShouldContain("Only");
    }
}
