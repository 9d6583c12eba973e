using System.Net;
using System.Web;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.VoipNow;

/// <summary>Tests the form of VoipNow's sign-in, where a list ends, and when the end makes it complete.</summary>
public sealed class VoipNowClientTests
{
    private static readonly (string, string?)[] PagesOfTwo = [("VoipNow:PageSize", "2")];

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

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "extension_invalid")]
    [InlineData(HttpStatusCode.Unauthorized, "token_invalid")]
    public async Task Failure_WithACode_RepeatsIt(HttpStatusCode status, string code)
    {
        using var fixture = new VoipNowFixture(_ => VoipNowFixture.Error(status, code));

        (await fixture.FailAsync("presence")).Failure.Message.ShouldContain($"{(int)status} {code}");
    }

    [Fact]
    public async Task Pages_UntilAShortOne_AreAllRead()
    {
        using var fixture = new VoipNowFixture(r => Page(r, all: 5), PagesOfTwo);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Registrations!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Select(r => r.Number).ShouldBe(["0003*0", "0003*1", "0003*2", "0003*3", "0003*4"]);
        fixture.Pages.Select(p => Start(p)).ShouldBe([0, 1, 2, 3, 4], "each page begins with the last row of the one before");
    }

    [Fact]
    public async Task Pages_LastOneFull_EndAtItsLastRow()
    {
        using var fixture = new VoipNowFixture(r => Page(r, all: 4), PagesOfTwo);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Length.ShouldBe(4);
        fixture.Pages.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Pages_CappedLowerThanAsked_GoOnByWhatCame()
    {
        // The vendor returns two rows per page regardless of the request, and reports so.
        using var fixture = new VoipNowFixture(r => Page(r, all: 5, cap: 2), ("VoipNow:PageSize", "1000"));

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Length.ShouldBe(5);
    }

    [Fact]
    public async Task Pages_OneRepeated_EndIncomplete()
    {
        // startIndex is ignored, so the rows after the first full page are unknown.
        using var fixture = new VoipNowFixture(_ => VoipNowFixture.Collection(VoipNowFixture.Rows(0, 2)), PagesOfTwo);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeFalse();
        seen.Extensions.Rows.Length.ShouldBe(2);
        fixture.Pages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Pages_MoreRowsThanAskedForTwice_AreAllThereIs()
    {
        using var fixture = new VoipNowFixture(_ => VoipNowFixture.Collection(VoipNowFixture.Rows(0, 3)), PagesOfTwo);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Pages_WithoutEnd_StopIncomplete()
    {
        using var fixture = new VoipNowFixture(r => Page(r, all: int.MaxValue), PagesOfTwo);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeFalse();
        fixture.Pages.Count.ShouldBe(200);
    }

    [Fact]
    public async Task Pages_BeyondTheHighestStart_EndIncomplete()
    {
        using var fixture = new VoipNowFixture(
            r => Start(r) < 4 ? Page(r, all: 100) : VoipNowFixture.Error(HttpStatusCode.BadRequest, "startindex_invalid"), PagesOfTwo);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Complete.ShouldBeFalse();
        seen.Extensions.Rows.Length.ShouldBe(5);
    }

    [Fact]
    public async Task Pages_OneFailing_FailsThePoll()
    {
        using var fixture = new VoipNowFixture(
            r => Start(r) < 2 ? Page(r, all: 100) : ScriptedHandler.Status(HttpStatusCode.BadGateway), PagesOfTwo);

        (await fixture.Account.FailAsync("presence")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    [Fact]
    public async Task NoContent_AtOnce_IsACompleteNothing()
    {
        using var fixture = new VoipNowFixture(_ => new HttpResponseMessage(HttpStatusCode.NoContent));

        var seen = await fixture.PollAsync("calls");

        seen.Calls!.Complete.ShouldBeTrue();
        seen.Calls.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"totalResults":0,"itemsPerPage":1000}""", true)]
    [InlineData("""[]""", true)]
    [InlineData("""{"totalResults":3}""", false)]
    public async Task Body_OfEveryKind_IsNothingOrBadData(string body, bool isNothing)
    {
        using var fixture = new VoipNowFixture(_ => ScriptedHandler.Json(body));

        if (isNothing)
        {
            (await fixture.PollAsync("presence")).Extensions!.Complete.ShouldBeTrue();
        }
        else
        {
            (await fixture.Account.FailAsync("presence")).Failure.Kind.ShouldBe(PollFailureKind.BadData);
        }
    }

    // Observed in this vendor's lists of past calls, not in the presence list.
    [Fact]
    public async Task Entry_KeyedById_IsReadToo()
    {
        using var fixture = new VoipNowFixture(_ => ScriptedHandler.Json($$"""{"itemsPerPage":1000,"entry":{"a":{{VoipNowFixture.Row("0003*1")}},"b":{{VoipNowFixture.Row("0003*2")}} } }"""));

        (await fixture.PollAsync("presence")).Extensions!.Rows.Length.ShouldBe(2);
    }

    private static HttpResponseMessage Page(SentRequest request, int all, int cap = int.MaxValue)
    {
        var start = Start(request);
        var count = Math.Min(cap, int.Parse(HttpUtility.ParseQueryString(request.Address.Query)["count"]!, System.Globalization.CultureInfo.InvariantCulture));
        return start >= all ? new HttpResponseMessage(HttpStatusCode.NoContent) : ScriptedHandler.Json(
            $$"""{"startIndex":{{start}},"totalResults":1,"itemsPerPage":{{count}},"entry":[{{VoipNowFixture.Rows(start, Math.Min(count, all - start))}}]}""");
    }

    private static int Start(SentRequest request) =>
        int.Parse(HttpUtility.ParseQueryString(request.Address.Query)["startIndex"]!, System.Globalization.CultureInfo.InvariantCulture);
}
