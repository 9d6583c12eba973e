using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests the token: its place in requests, its lifetime, its sharing, and when sign-ins stop.</summary>
public sealed class TelecomXTokenTests
{
    [Fact]
    public async Task SignIn_FirstPoll_PostsCredentialsAndPresentsTheTokenInTheQuery()
    {
        using var fixture = new TelecomXFixture();

        await fixture.PollAsync("calls");

        var signIn = fixture.Asked("/auth/login").ShouldHaveSingleItem();
        signIn.Method.ShouldBe(HttpMethod.Post);
        signIn.Address.Query.ShouldBeEmpty();
        System.Text.Json.JsonDocument.Parse(signIn.Body!).RootElement.GetProperty("password").GetString().ShouldBe(TelecomXFixture.Password);
        var asked = fixture.Asked("/pbx/calls").ShouldHaveSingleItem();
        asked.PathAndQuery.ShouldBe("/pbx/calls?full=true&token=secret-1");
        asked.Header("Authorization").ShouldBeNull();
    }

    [Theory]
    [InlineData("Bearer", "token", "Authorization", "Bearer secret-1")]
    [InlineData("Header", "X-Access-Token", "X-Access-Token", "secret-1")]
    [InlineData("Cookie", "sid", "Cookie", "sid=secret-1")]
    public async Task Token_ElsewhereThanInTheQuery_GoesWhereConfigured(string place, string name, string header, string value)
    {
        using var fixture = new TelecomXFixture(("TelecomX:TokenIn", place), ("TelecomX:TokenName", name));

        await fixture.PollAsync("calls");

        var asked = fixture.Asked("/pbx/calls").ShouldHaveSingleItem();
        asked.Header(header).ShouldBe(value);
        asked.PathAndQuery.ShouldBe("/pbx/calls?full=true");
    }

    [Fact]
    public async Task Token_AllJobsAtOnce_ShareOneSignIn()
    {
        using var fixture = new TelecomXFixture();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.SignInGate = gate.Task;

        var polls = fixture.Account.Source.Endpoints.Select(e => fixture.PollAsync(e.Name)).ToList();
        gate.SetResult();
        await Task.WhenAll(polls);

        fixture.SignIns.ShouldBe(1);
    }

    [Fact]
    public async Task Token_AMinuteBeforeItsEnd_IsRenewed()
    {
        using var fixture = new TelecomXFixture();
        await fixture.PollAsync("calls");
        fixture.Account.Time.Advance(TimeSpan.FromMinutes(14) - TimeSpan.FromSeconds(1));
        await fixture.PollAsync("calls");
        fixture.SignIns.ShouldBe(1);

        fixture.Account.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.PollAsync("calls");

        fixture.SignIns.ShouldBe(2);
        fixture.Asked("/pbx/calls")[^1].PathAndQuery.ShouldEndWith("token=secret-2");
    }

    [Fact]
    public async Task Token_ThatLasts_IsNeverRenewed()
    {
        using var fixture = new TelecomXFixture();
        fixture.Serve("/auth/login", """{"token":"secret-1","expiresInMinutes":-1}""");
        await fixture.PollAsync("calls");
        fixture.Account.Time.Advance(TimeSpan.FromDays(40));

        await fixture.PollAsync("calls");

        fixture.SignIns.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Token_RefusedOnce_IsRenewedOnceForAllJobs(HttpStatusCode refusal)
    {
        using var fixture = new TelecomXFixture();
        await fixture.PollAsync("calls");
        foreach (var path in new[] { "/pbx/calls", "/pbx/sipphone", "/pbx/app/employees" })
        {
            var served = fixture.Paths[path];
            fixture.Paths[path] = request => request.Address.Query.Contains("token=secret-1", StringComparison.Ordinal)
                ? ScriptedHandler.Status(refusal)
                : served(request);
        }

        await Task.WhenAll(fixture.Account.Source.Endpoints.Select(e => fixture.PollAsync(e.Name)));

        fixture.SignIns.ShouldBe(2);
        fixture.Account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_RenewedAndRefusedAgain_NamesTheLoginAndStopsNothing()
    {
        using var fixture = new TelecomXFixture();
        fixture.Refuse("/pbx/app/employees", HttpStatusCode.Unauthorized);

        var thrown = await fixture.Account.FailAsync("employees");

        (thrown.Failure.Kind, fixture.SignIns, fixture.Asked("/pbx/app/employees").Count).ShouldBe((PollFailureKind.Refused, 2, 2));
        thrown.Failure.Message.ShouldContain("Accounts:sydney:Username");
        TelecomXAskingTests.AssertHoldsNoSecret(thrown, fixture);
    }

    [Fact]
    public async Task Token_OfAMachine_IsUsedAsItIsAndNamedWhenRefused()
    {
        using var fixture = new TelecomXFixture(("Username", null), ("Password", null), ("Token", "secret machine+token"));
        await fixture.PollAsync("calls");
        fixture.Asked("/pbx/calls").ShouldHaveSingleItem().PathAndQuery.ShouldEndWith("token=secret%20machine%2Btoken");

        fixture.Refuse("/pbx/app/employees", HttpStatusCode.Unauthorized);
        var thrown = await fixture.Account.FailAsync("employees");

        (thrown.Failure.Kind, fixture.SignIns, fixture.Asked("/pbx/app/employees").Count).ShouldBe((PollFailureKind.Refused, 0, 1));
        thrown.Failure.Message.ShouldContain("Accounts:sydney:Token");
        TelecomXAskingTests.AssertHoldsNoSecret(thrown, fixture);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    public async Task SignIn_Refused_NamesBothKeysAndAsksNothingElse(int status)
    {
        using var fixture = new TelecomXFixture();
        fixture.Paths["/auth/login"] = r => ScriptedHandler.Status((HttpStatusCode)status, r.Body!);

        var thrown = await fixture.Account.FailAsync("employees");

        thrown.Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
        thrown.Failure.Message.ShouldContain("Accounts:sydney:Username and Accounts:sydney:Password");
        fixture.Handler.Requests.Count.ShouldBe(1);
        TelecomXAskingTests.AssertHoldsNoSecret(thrown, fixture);
    }

    [Fact]
    public async Task SignIn_RefusedWhileOthersWait_IsNotTriedByEach()
    {
        using var fixture = new TelecomXFixture();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.SignInGate = gate.Task;
        fixture.Refuse("/auth/login", HttpStatusCode.Unauthorized);

        var polls = fixture.Account.Source.Endpoints.Select(e => fixture.Account.FailAsync(e.Name)).ToList();
        gate.SetResult();
        var thrown = await Task.WhenAll(polls);

        thrown.ShouldAllBe(t => t.Failure.Kind == PollFailureKind.AuthRejected);
        fixture.SignIns.ShouldBe(1);

        fixture.Paths["/auth/login"] = _ => ScriptedHandler.Json("""{"token":"secret-9"}""");
        await fixture.PollAsync("calls");
        fixture.SignIns.ShouldBe(2);
    }

    [Fact]
    public async Task SignIn_WithoutAToken_AsksForAMachines()
    {
        using var fixture = new TelecomXFixture();
        fixture.Serve("/auth/login", """{"success":true,"smsRequired":true}""");

        (await fixture.Account.FailAsync("employees")).Failure.Message.ShouldContain("Accounts:sydney:Token");
    }

    [Fact]
    public async Task SignIn_FailsOnTheirSide_IsUnavailable()
    {
        using var fixture = new TelecomXFixture();
        fixture.Refuse("/auth/login", HttpStatusCode.InternalServerError, "internal_error");

        (await fixture.Account.FailAsync("employees")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }
}
