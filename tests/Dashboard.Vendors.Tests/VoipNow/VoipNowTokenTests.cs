using System.Net;
using System.Web;
using Dashboard.Presence.Model;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests.VoipNow;

/// <summary>Tests the token: its lifetime, its sharing, and when sign-ins stop.</summary>
public sealed class VoipNowTokenTests
{
    [Fact]
    public async Task SignIn_FirstPoll_PostsTheAppsKeyAndPresentsTheToken()
    {
        using var fixture = VoipNowFixture.Listing(() => VoipNowFixture.Row("0003*210"));

        await fixture.PollAsync("presence");

        var signIn = fixture.Handler.Requests[0];
        signIn.Address.AbsoluteUri.ShouldBe("https://pbx.example.com/oauth/token.php");
        var form = HttpUtility.ParseQueryString(signIn.Body!);
        form.AllKeys.ShouldBe(["grant_type", "client_id", "client_secret", "type", "redirect_uri"]);
        (form["grant_type"], form["client_id"], form["client_secret"], form["type"], form["redirect_uri"])
            .ShouldBe(("client_credentials", "app-key", VoipNowFixture.Secret, "unifiedapi", "https://pbx.example.com/"));
        fixture.Pages.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Bearer token-1");
        fixture.Pages[0].Header("Accept").ShouldBe("application/json");
    }

    [Fact]
    public async Task Token_AllJobsAtOnce_ShareOneSignIn()
    {
        using var fixture = new VoipNowFixture(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.SignInGate = gate.Task;

        var polls = fixture.Account.Source.Endpoints.Select(e => fixture.PollAsync(e.Name)).ToList();
        gate.SetResult();
        await Task.WhenAll(polls);

        fixture.SignIns.ShouldBe(1);
    }

    [Theory]
    [InlineData("3600", 3540)]
    [InlineData("\"7200\"", 7140)]
    public async Task Token_AMinuteBeforeItsEnd_IsRenewed(string life, int renewedAfter)
    {
        using var fixture = new VoipNowFixture(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        fixture.SignIn = n => ScriptedHandler.Json($$"""{"access_token":"token-{{n}}","expires_in":{{life}}}""");
        await fixture.PollAsync("calls");
        fixture.Account.Time.Advance(TimeSpan.FromSeconds(renewedAfter - 1));
        await fixture.PollAsync("calls");
        fixture.SignIns.ShouldBe(1);

        fixture.Account.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.PollAsync("presence");

        fixture.SignIns.ShouldBe(2);
        fixture.Pages[^1].Header("Authorization").ShouldBe("Bearer token-2");
    }

    [Theory]
    [InlineData("""{"access_token":"token-1"}""")]
    [InlineData("""{"access_token":"token-1","expires_in":0}""")]
    public async Task Token_WithoutLifetime_IsKeptUntilRefused(string answer)
    {
        using var fixture = new VoipNowFixture(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        fixture.SignIn = _ => ScriptedHandler.Json(answer);
        await fixture.PollAsync("calls");
        fixture.Account.Time.Advance(TimeSpan.FromDays(1));

        await fixture.PollAsync("calls");

        fixture.SignIns.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Refusal_Once_BringsANewToken(HttpStatusCode refusal)
    {
        using var fixture = new VoipNowFixture(r => r.Header("Authorization") == "Bearer token-1"
            ? ScriptedHandler.Status(refusal)
            : VoipNowFixture.Collection(VoipNowFixture.Row("0003*210")));

        (await fixture.PollAsync("presence")).Extensions!.Rows.ShouldHaveSingleItem();

        fixture.SignIns.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Refusal_Twice_IsSaidAndStopsNothing(HttpStatusCode refusal)
    {
        using var fixture = new VoipNowFixture(_ => VoipNowFixture.Error(refusal, "token_invalid"));

        var failure = (await fixture.Account.FailAsync("presence")).Failure;

        failure.Kind.ShouldBe(PollFailureKind.Refused);
        failure.Message.ShouldContain("Accounts:sydney:ClientId");
        failure.Message.ShouldContain("token_invalid");
        (fixture.SignIns, fixture.Pages.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Refusal_OfTwoJobsAtOnce_BringsOneNewToken()
    {
        var refused = 0;
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var fixture = new VoipNowFixture(r =>
        {
            if (r.Header("Authorization") != "Bearer token-1")
            {
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            }

            if (Interlocked.Increment(ref refused) == 2)
            {
                both.SetResult();
            }

            return ScriptedHandler.Status(HttpStatusCode.Unauthorized);
        });
        fixture.SignIn = n =>
        {
            fixture.SignInGate = both.Task;
            return null;
        };

        await Task.WhenAll(fixture.Account.Source.Endpoints.Select(e => fixture.PollAsync(e.Name)));

        fixture.SignIns.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, PollFailureKind.AuthRejected, "Accounts:sydney:ClientSecret")]
    [InlineData(HttpStatusCode.Unauthorized, PollFailureKind.AuthRejected, "Accounts:sydney:ClientSecret")]
    [InlineData(HttpStatusCode.OK, PollFailureKind.BadData, "Accounts:sydney:TokenAddress")]
    [InlineData(HttpStatusCode.BadGateway, PollFailureKind.Unavailable, "502")]
    [InlineData(HttpStatusCode.Redirect, PollFailureKind.Unavailable, "redirects")]
    public async Task SignIn_Refused_SaysWhatToCheckAndNoSecret(HttpStatusCode status, PollFailureKind kind, string says)
    {
        using var fixture = VoipNowFixture.Listing(() => "");
        fixture.SignIn = _ => ScriptedHandler.Json($$"""{"error":"invalid_client","echo":"{{VoipNowFixture.Secret}}"}""", status);

        var thrown = await fixture.Account.FailAsync("presence");

        thrown.Failure.Kind.ShouldBe(kind);
        thrown.Failure.Message.ShouldContain(says);
        thrown.ToString().ShouldNotContain(VoipNowFixture.Secret);
        fixture.SignIns.ShouldBe(1);
    }

    [Fact]
    public async Task Secrets_OfEveryFailure_StayOutOfItsText()
    {
        foreach (var status in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError, HttpStatusCode.OK })
        {
            using var fixture = new VoipNowFixture(r => ScriptedHandler.Json($"{VoipNowFixture.Secret} {r.Header("Authorization")}", status));

            var text = (await fixture.Account.FailAsync("calls")).ToString();

            text.ShouldNotContain(VoipNowFixture.Secret);
            text.ShouldNotContain("token-");
            text.ShouldNotContain("startIndex");
            fixture.Account.Log.Lines.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Network_Down_NamesHostAndKeyOnly()
    {
        using var fixture = new VoipNowFixture(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "https://pbx.example.com/?x=token-1"));

        var failure = (await fixture.Account.FailAsync("calls")).Failure;

        failure.Kind.ShouldBe(PollFailureKind.Unavailable);
        failure.Message.ShouldBe("VoipNow at pbx.example.com could not be reached: the connection was refused. Check the network and Accounts:sydney:BaseAddress.");
    }
}
