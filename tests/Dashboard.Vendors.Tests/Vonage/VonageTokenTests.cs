using System.Net;
using System.Web;
using Dashboard.Presence.Model;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the token: its lifetime, its sharing, and when sign-ins stop.</summary>
public sealed class VonageTokenTests
{
    [Theory]
    [InlineData("board", "board@vbc.prod")]
    [InlineData("board@other.prod", "board@other.prod")]
    public async Task SignIn_FirstPoll_PostsCredentialsAndPresentsTheToken(string user, string sent)
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("[]"), ("Username", user));

        await fixture.PollAsync("calls");

        var signIn = fixture.Handler.Requests[0];
        signIn.Address.AbsoluteUri.ShouldBe("https://api.vonage.com/token");
        var form = HttpUtility.ParseQueryString(signIn.Body!);
        form.AllKeys.ShouldBe(["grant_type", "username", "password", "client_id", "client_secret", "scope"]);
        (form["grant_type"], form["username"], form["password"], form["client_id"], form["client_secret"], form["scope"])
            .ShouldBe(("password", sent, VonageFixture.Password, "app", VonageFixture.Secret, "openid"));
        fixture.Pages.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task Token_AllJobsAtOnce_ShareOneSignIn()
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("[]"));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.SignInGate = gate.Task;

        var polls = fixture.Account.Source.Endpoints.Select(e => fixture.PollAsync(e.Name)).ToList();
        gate.SetResult();
        await Task.WhenAll(polls);

        fixture.SignIns.ShouldBe(1);
    }

    [Fact]
    public async Task Token_AMinuteBeforeItsEnd_IsRenewedByPasswordAgain()
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("[]"));
        await fixture.PollAsync("calls");
        fixture.Account.Time.Advance(TimeSpan.FromSeconds(86400 - 61));
        await fixture.PollAsync("calls");
        fixture.SignIns.ShouldBe(1);

        fixture.Account.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.PollAsync("devices");

        fixture.SignIns.ShouldBe(2);
        fixture.Pages[^1].Header("Authorization").ShouldBe("Bearer token-2");

        // The refresh token is valid for a single use, and is not stored.
        fixture.Handler.Requests.ShouldAllBe(r => r.Body == null || !r.Body.Contains("refresh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusal_Once_BringsANewToken()
    {
        using var fixture = new VonageFixture(r => r.Header("Authorization") == "Bearer token-1"
            ? ScriptedHandler.Status(HttpStatusCode.Unauthorized)
            : ScriptedHandler.Json("[]"));

        (await fixture.PollAsync("calls")).Calls!.Complete.ShouldBeTrue();

        fixture.SignIns.ShouldBe(2);
    }

    [Fact]
    public async Task Refusal_Twice_IsSaidAndStopsNothing()
    {
        // This vendor also returns 401 for "not permitted".
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("""{"code":401,"message":"Not permitted"}""", HttpStatusCode.Unauthorized));

        var failure = (await fixture.Account.FailAsync("devices")).Failure;

        failure.Kind.ShouldBe(PollFailureKind.Refused);
        failure.Message.ShouldContain("the list of devices");
        failure.Message.ShouldContain("Accounts:sydney:Username");
        (fixture.SignIns, fixture.Pages.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Refusal_ThatIsOverAtTheNextPoll_StopsNothing()
    {
        var refusals = 2;
        using var fixture = new VonageFixture(_ => refusals-- > 0 ? ScriptedHandler.Status(HttpStatusCode.Unauthorized) : ScriptedHandler.Json("[]"));
        (await fixture.Account.FailAsync("calls")).Failure.ShouldSatisfyAllConditions(f => f.Kind.ShouldBe(PollFailureKind.Refused), f => f.IsSignInRejected.ShouldBeFalse());
        fixture.Account.Time.Advance(TimeSpan.FromSeconds(4));

        (await fixture.PollAsync("calls")).Calls!.Complete.ShouldBeTrue();

        (fixture.SignIns, fixture.Pages[^1].Header("Authorization")).ShouldBe((2, "Bearer token-2"));
    }

    [Fact]
    public async Task Refusal_OfTwoJobsAtOnce_BringsOneNewToken()
    {
        var refused = 0;
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var fixture = new VonageFixture(r =>
        {
            if (r.Header("Authorization") != "Bearer token-1")
            {
                return ScriptedHandler.Json("[]");
            }

            if (Interlocked.Increment(ref refused) == 2)
            {
                both.SetResult();
            }

            return ScriptedHandler.Status(HttpStatusCode.Unauthorized);
        });
        fixture.SignIn = _ =>
        {
            fixture.SignInGate = both.Task;
            return null;
        };

        await Task.WhenAll(fixture.Account.Source.Endpoints.Select(e => fixture.PollAsync(e.Name)));

        fixture.SignIns.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, PollFailureKind.Refused, "Accounts:sydney:AccountId")]
    [InlineData(HttpStatusCode.NotFound, PollFailureKind.BadData, "Accounts:sydney:AccountId")]
    [InlineData(HttpStatusCode.InternalServerError, PollFailureKind.Unavailable, "500")]
    [InlineData(HttpStatusCode.TooManyRequests, PollFailureKind.Throttled, "slow down")]
    public async Task Status_OtherThanSuccess_CountsAndNotTheCodeInside(HttpStatusCode status, PollFailureKind kind, string says)
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("""{"code":401,"message":"Unauthorized"}""", status));

        var failure = (await fixture.Account.FailAsync("calls")).Failure;

        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldContain(says);
        fixture.SignIns.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, PollFailureKind.AuthRejected, "Accounts:sydney:Password")]
    [InlineData(HttpStatusCode.Unauthorized, PollFailureKind.AuthRejected, "Accounts:sydney:ClientSecret")]
    [InlineData(HttpStatusCode.OK, PollFailureKind.BadData, "Accounts:sydney:TokenAddress")]
    [InlineData(HttpStatusCode.BadGateway, PollFailureKind.Unavailable, "502")]
    public async Task SignIn_Refused_SaysWhatToCheckAndNoSecret(HttpStatusCode status, PollFailureKind kind, string says)
    {
        using var fixture = VonageFixture.Listing(() => "");
        fixture.SignIn = _ => ScriptedHandler.Json($$"""{"error":"invalid_grant","echo":"{{VonageFixture.Secret}} {{VonageFixture.Password}}"}""", status);

        var thrown = await fixture.Account.FailAsync("calls");

        thrown.Failure.Kind.ShouldBe(kind);
        thrown.Failure.Message.ShouldContain(says);
        thrown.ToString().ShouldNotContain(VonageFixture.Secret);
        thrown.ToString().ShouldNotContain(VonageFixture.Password);
        fixture.SignIns.ShouldBe(1);
    }

    [Fact]
    public async Task Secrets_OfEveryFailure_StayOutOfItsText()
    {
        foreach (var status in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError, HttpStatusCode.OK })
        {
            using var fixture = new VonageFixture(r => ScriptedHandler.Json($"{VonageFixture.Secret} {r.Header("Authorization")}", status));

            var text = (await fixture.Account.FailAsync("calls")).ToString();

            text.ShouldNotContain(VonageFixture.Secret);
            text.ShouldNotContain("token-");
            text.ShouldNotContain("page_size");
            fixture.Account.Log.Lines.ShouldBeEmpty();
        }
    }
}
