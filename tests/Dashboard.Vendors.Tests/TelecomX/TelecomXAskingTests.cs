using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests Telecom X's requests: paging, and failures without secrets.</summary>
public sealed class TelecomXAskingTests
{
    [Fact]
    public async Task Pages_WithATotal_AreTurnedUntilItIsReached()
    {
        using var fixture = new TelecomXFixture(("TelecomX:PageSize", "3"));
        ServePages(fixture, (5, 1, 3), (5, 4, 1), (5, 5, 1));

        var seen = await fixture.PollAsync("sipphones");

        fixture.Asked("/pbx/sipphone").Select(r => Without(r, "token")).ShouldBe(
            ["full=true&offset=0&limit=3", "full=true&offset=3&limit=3", "full=true&offset=4&limit=3"]);
        (seen.Registrations!.Rows.Length, seen.Registrations.Complete).ShouldBe((5, true));
    }

    [Fact]
    public async Task Pages_WhileTheTotalChanges_AreNotComplete()
    {
        using var fixture = new TelecomXFixture(("TelecomX:PageSize", "2"));
        ServePages(fixture, (4, 1, 2), (3, 3, 1));

        var seen = await fixture.PollAsync("sipphones");

        (seen.Registrations!.Rows.Length, seen.Registrations.Complete).ShouldBe((3, false));
    }

    [Fact]
    public async Task Pages_ThatRepeat_StopIncomplete()
    {
        using var fixture = new TelecomXFixture(("TelecomX:PageSize", "2"));
        ServePages(fixture, (9, 1, 2), (9, 1, 2));

        var seen = await fixture.PollAsync("sipphones");

        fixture.Asked("/pbx/sipphone").Count.ShouldBe(2);
        (seen.Registrations!.Rows.Length, seen.Registrations.Complete).ShouldBe((2, false));
    }

    [Fact]
    public async Task Pages_EmptyBeforeTheTotal_StopIncomplete()
    {
        using var fixture = new TelecomXFixture();
        ServePages(fixture, (9, 1, 2), (9, 3, 0));

        (await fixture.PollAsync("sipphones")).Registrations!.Complete.ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_WithoutEnd_StopAtTheCapIncomplete()
    {
        using var fixture = new TelecomXFixture(("TelecomX:PageSize", "1"));
        var next = 0;
        fixture.Paths["/pbx/sipphone"] = _ => ScriptedHandler.Json(Page(100_000, ++next, 1));

        (await fixture.PollAsync("sipphones")).Registrations!.Complete.ShouldBeFalse();
        next.ShouldBe(200);
    }

    [Fact]
    public async Task Pages_SecondFails_FailsThePoll()
    {
        using var fixture = new TelecomXFixture();
        fixture.Paths["/pbx/sipphone"] = r => r.Address.Query.Contains("offset=0", StringComparison.Ordinal)
            ? ScriptedHandler.Json(Page(4, 1, 2))
            : ScriptedHandler.Status(HttpStatusCode.BadGateway);

        (await fixture.Account.FailAsync("sipphones")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("{\"message\":\"access_denied\"}")]
    [InlineData("{\"error\":\"access_denied\"}")]
    public async Task CodeWord_InAnyShape_IsRepeated(string body)
    {
        using var fixture = new TelecomXFixture();
        fixture.Refuse("/pbx/app/employees", HttpStatusCode.Unauthorized, body);

        (await fixture.Account.FailAsync("employees")).Failure.Message.ShouldContain("(401 access_denied)");
    }

    [Fact]
    public async Task CodeWord_ThatQuotesTheToken_IsNotRepeated()
    {
        using var fixture = new TelecomXFixture();
        fixture.Paths["/pbx/app/employees"] = r => ScriptedHandler.Status(HttpStatusCode.Unauthorized, r.Address.Query.Split("token=")[1]);

        AssertHoldsNoSecret(await fixture.Account.FailAsync("employees"), fixture);
    }

    [Theory]
    [InlineData(401, PollFailureKind.Refused)]
    [InlineData(403, PollFailureKind.Refused)]
    [InlineData(404, PollFailureKind.BadData)]
    [InlineData(429, PollFailureKind.Throttled)]
    [InlineData(500, PollFailureKind.Unavailable)]
    [InlineData(302, PollFailureKind.Unavailable)]
    public async Task Failure_EachStatus_HasItsKindAndHoldsNoSecret(int status, PollFailureKind kind)
    {
        using var fixture = new TelecomXFixture();
        fixture.Paths["/pbx/app/employees"] = r => ScriptedHandler.Status((HttpStatusCode)status, $"bad query: {r.Address.Query}");

        var thrown = await fixture.Account.FailAsync("employees");

        thrown.Failure.Kind.ShouldBe(kind);
        AssertHoldsNoSecret(thrown, fixture);
    }

    [Theory]
    [InlineData("<html>maintenance</html>")]
    [InlineData("")]
    [InlineData("{\"success\":true}")]
    [InlineData("{\"employees\":")]
    [InlineData("[{\"name\":\"without id\"}]")]
    public async Task Answer_OtherThanAReadableList_IsBadData(string body)
    {
        using var fixture = new TelecomXFixture();
        fixture.Serve("/pbx/app/employees", body);

        var thrown = await fixture.Account.FailAsync("employees");

        thrown.Failure.Kind.ShouldBe(PollFailureKind.BadData);
        AssertHoldsNoSecret(thrown, fixture);
    }

    [Fact]
    public async Task Throttled_WithRetryAfter_PassesItOn()
    {
        using var fixture = new TelecomXFixture();
        fixture.Paths["/pbx/app/employees"] = _ =>
        {
            var answer = ScriptedHandler.Status(HttpStatusCode.TooManyRequests);
            answer.Headers.Add("Retry-After", "17");
            return answer;
        };

        (await fixture.Account.FailAsync("employees")).Failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
    }

    internal static void AssertHoldsNoSecret(PollException thrown, TelecomXFixture fixture)
    {
        var told = string.Join('\n', [thrown.Failure.ToString(), thrown.Message, .. fixture.Account.Log.Lines]);
        told.ShouldNotContain(TelecomXFixture.Password);
        told.ShouldNotContain("secret");
        told.ShouldNotContain("standalone");
    }

    private static void ServePages(TelecomXFixture fixture, params (int Total, int From, int Count)[] pages)
    {
        var next = 0;
        fixture.Paths["/pbx/sipphone"] = _ =>
        {
            var (total, from, count) = pages[next++];
            return ScriptedHandler.Json(Page(total, from, count));
        };
    }

    private static string Page(int total, int from, int count) =>
        $$"""{"total":{{total}},"sipPhones":[{{string.Join(',', Enumerable.Range(from, count).Select(Phone))}}]}""";

    private static string Phone(int n) => $$$"""{"_id":"p{{{n}}}","status":{"online":true,"expires":60}}""";

    private static string Without(SentRequest request, string parameter) =>
        string.Join('&', request.Address.Query.TrimStart('?').Split('&').Where(p => !p.StartsWith(parameter + "=", StringComparison.Ordinal)));
}
