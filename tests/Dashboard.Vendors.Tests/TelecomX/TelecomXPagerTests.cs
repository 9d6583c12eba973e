using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests where a list of Telecom X ends, and when the end makes it complete.</summary>
public sealed class TelecomXPagerTests
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
