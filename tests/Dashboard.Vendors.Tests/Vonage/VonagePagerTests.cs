using System.Net;
using System.Web;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests where a list of Vonage ends, and when the end makes it complete.</summary>
public sealed class VonagePagerTests
{
    [Fact]
    public async Task Pages_LinkedOneToTheNext_AreAllRead()
    {
        using var fixture = new VonageFixture(r => Page(r, all: 5, size: 2));

        var seen = await fixture.PollAsync("devices");

        seen.Registrations!.Complete.ShouldBeTrue();
        seen.Registrations.Rows.Length.ShouldBe(5);
        fixture.Pages.Select(p => p.PathAndQuery).ShouldBe(
        [
            "/t/vbc.prod/telephony/v3/registration/accounts/self/devices?page_size=100&order=asc",
            "/t/vbc.prod/telephony/v3/registration/accounts/self/devices?page_size=2&page=2",
            "/t/vbc.prod/telephony/v3/registration/accounts/self/devices?page_size=2&page=3",
        ]);
    }

    [Theory]
    [InlineData("https://elsewhere.example.com/registration/accounts/self/devices?page=2")]
    [InlineData("https://api.vonage.com/t/vbc.prod/telephony/v3/registration/accounts/self/devices?page=2")]
    [InlineData("//elsewhere.example.com/registration/accounts/self/devices?page=2")]
    [InlineData("registration/accounts/self/devices?page=2")]
    public async Task Pages_LinkedWithAnyHost_AreAskedOfTheConfiguredOne(string next)
    {
        using var fixture = new VonageFixture(r => r.PathAndQuery.Contains("page=2", StringComparison.Ordinal)
            ? ScriptedHandler.Json("""{"devices":[]}""")
            : ScriptedHandler.Json($$"""{"devices":[{"mac_address":"00-00-00-00-00-01"}],"page_size":1,"next_page_uri":"{{next}}"}"""));

        (await fixture.PollAsync("devices")).Registrations!.Complete.ShouldBeTrue();

        fixture.Pages.Count.ShouldBe(2);
        fixture.Pages.ShouldAllBe(p => p.Address.Host == "api.vonage.com" && p.PathAndQuery.StartsWith("/t/vbc.prod/telephony/v3/"));
    }

    [Theory]
    [InlineData(1, "null", true)]
    [InlineData(2, "1", true)]
    [InlineData(2, "2", false)]
    [InlineData(2, "null", false)]
    public async Task Address_Repeated_EndsAndIsBelievedOnlyOnAShortOrLastPage(int rows, string pages, bool complete)
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json($$"""{"devices":[{{Devices(0, rows)}}],"page_size":2,"pages":{{pages}},"first_page_uri":"/x","next_page_uri":"/x"}"""));

        var seen = await fixture.PollAsync("devices");

        seen.Registrations!.Complete.ShouldBe(complete);
        seen.Registrations.Rows.Length.ShouldBe(rows);
        fixture.Pages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Address_OfAPageReadBefore_Ends()
    {
        using var fixture = new VonageFixture(r => ScriptedHandler.Json($$"""
            {"devices":[{{Devices(r.PathAndQuery.Contains("page=2", StringComparison.Ordinal) ? 2 : 0, 2)}}],"page_size":2,"pages":2,"next_page_uri":"/registration/accounts/self/devices?page=2"}
            """));

        var seen = await fixture.PollAsync("devices");

        (seen.Registrations!.Complete, seen.Registrations.Rows.Length, fixture.Pages.Count).ShouldBe((true, 4, 2));
    }

    [Fact]
    public async Task Page_WithNothingNew_EndsIncomplete()
    {
        // The page number is ignored: every request returns the first page.
        var turn = 0;
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json(
            $$"""{"devices":[{{Devices(0, 2)}}],"page_size":2,"pages":2,"next_page_uri":"/registration/accounts/self/devices?page={{++turn}}"}"""));

        var seen = await fixture.PollAsync("devices");

        (seen.Registrations!.Complete, seen.Registrations.Rows.Length, fixture.Pages.Count).ShouldBe((false, 2, 2));
    }

    [Fact]
    public async Task Pages_WithoutEnd_StopIncomplete()
    {
        using var fixture = new VonageFixture(r => Page(r, all: 1_000_000, size: 2));

        var seen = await fixture.PollAsync("devices");

        seen.Registrations!.Complete.ShouldBeFalse();
        fixture.Pages.Count.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"calls":[]}""", true)]
    [InlineData("""[]""", true)]
    [InlineData("""{"calls":null}""", false)]
    public async Task Body_OfEveryKind_IsNothingOrBadData(string body, bool isNothing)
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json(body));

        if (isNothing)
        {
            (await fixture.PollAsync("calls")).Calls!.Complete.ShouldBeTrue();
        }
        else
        {
            (await fixture.Account.FailAsync("calls")).Failure.Kind.ShouldBe(PollFailureKind.BadData);
        }
    }

    [Fact]
    public async Task Pages_OneFailing_FailsThePoll()
    {
        using var fixture = new VonageFixture(r => r.PathAndQuery.Contains("page=2", StringComparison.Ordinal) ? ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable) : Page(r, all: 5, size: 2));

        (await fixture.Account.FailAsync("devices")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    private static HttpResponseMessage Page(SentRequest request, int all, int size)
    {
        var page = int.Parse(HttpUtility.ParseQueryString(request.Address.Query)["page"] ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        var first = (page - 1) * size;
        var isLast = first + size >= all;
        string Address(int number) => $"/registration/accounts/self/devices?page_size={size}&page={number}";
        return ScriptedHandler.Json($$"""
            {"devices":[{{Devices(first, Math.Min(size, all - first))}}],"current_page":{{page}},"page_size":{{size}},"pages":{{(all + size - 1) / size}},
             "first_page_uri":"{{Address(1)}}","next_page_uri":"{{Address(isLast ? page : page + 1)}}"}
            """);
    }

    private static string Devices(int from, int count) =>
        string.Join(',', Enumerable.Range(from, count).Select(n => $$"""{"mac_address":"{{n:X12}}","registration":{"last_success":1795240740} }"""));
}
