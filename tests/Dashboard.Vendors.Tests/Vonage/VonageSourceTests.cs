using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;
using static Dashboard.Vendors.Tests.Testing.VonageFixture;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the parsing of Vonage's devices.</summary>
public sealed class VonageSourceTests
{
    // The example of the page, unchanged: one row, two pages, one address for all of them.
    private const string DocumentedExample = """
        {
        "current_page": 1,
        "devices": [
        {
        "account_id": 1234,
        "device_ip": "150.24.83.17",
        "last_request": 1595937421,
        "last_success": 1595937421,
        "mac_address": "79-5C-7D-28-1B-B3",
        "registration": {
        "last_success": 1595937421
        },
        "provisioned": {
        "last_success": 1595937421,
        "last_request": 1595937421
        }
        }
        ],
        "first_page_uri": "/registration/accounts/1234/devices?page_size=100&order=desc",
        "next_page": "string",
        "next_page_uri": "/registration/accounts/1234/devices?page_size=100&order=desc",
        "order": "desc",
        "page_size": 10,
        "pages": 2,
        "previous_page_uri": "/registration/accounts/1234/devices?page_size=100&order=desc"
        }
        """;

    [Fact]
    public async Task Example_OfTheDocument_YieldsARegistrationLongPast()
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json(DocumentedExample), ($"Vonage:Devices:{Mac}", "101"));

        var seen = await fixture.PollAsync("devices");

        seen.BadRows.ShouldBe(0);
        seen.Registrations!.Complete.ShouldBeTrue();
        seen.Registrations.Rows.ShouldHaveSingleItem().ShouldBe(new Registration
        {
            Key = "sydney/79-5C-7D-28-1B-B3",
            Account = "sydney",
            Extension = "sydney/101",
            Registered = false,
            Expiry = ExpiryKind.Estimated,
            LastSuccessAt = DateTimeOffset.FromUnixTimeSeconds(1595937421),
            ObservedAt = fixture.Account.Time.GetUtcNow(),
        });
        fixture.Pages.ShouldHaveSingleItem().Address.AbsoluteUri.ShouldBe("https://api.vonage.com/t/vbc.prod/telephony/v3/registration/accounts/self/devices?page_size=100&order=asc");
    }

    [Fact]
    public async Task Device_WithinItsLifetime_EndsByEstimate()
    {
        var row = await RowAsync(Device(Mac, TimeSpan.FromMinutes(10)), ("Vonage:RegistrationLifetime", "00:30:00"));

        (row.Registered, row.Expiry, row.Address).ShouldBe((true, ExpiryKind.Estimated, "150.24.83.17"));
        row.ExpiresAt.ShouldBe(new ManualTimeProvider().GetUtcNow() + TimeSpan.FromMinutes(20));
    }

    [Theory]
    [InlineData("\"True\"", 90, true)]
    [InlineData("true", 90, true)]
    [InlineData("\"False\"", 1, false)]
    [InlineData("null", 1, true)]
    public async Task Device_WithAWordOfTheVendors_FollowsIt(string word, int minutesAgo, bool registered)
    {
        var row = await RowAsync(Device(Mac, TimeSpan.FromMinutes(minutesAgo), $",\"is_registered\":{word}"));

        row.Registered.ShouldBe(registered);
        (row.ExpiresAt is null).ShouldBe(!registered || minutesAgo > 60);
    }

    [Theory]
    [InlineData("""{"mac_address":"79-5C-7D-28-1B-B3","last_success":1795240740}""", true)]
    [InlineData("""{"mac_address":"795c7d281bb3","registration":{"last_success":"1795240740"}}""", true)]
    [InlineData("""{"mac_address":"79:5c:7d:28:1b:b3","registration":{"last_success":1795240740000}}""", true)]
    [InlineData("""{"mac_address":"79-5C-7D-28-1B-B3","registration":{"last_success":0},"provisioned":{"last_success":1795240740}}""", false)]
    [InlineData("""{"mac_address":"79-5C-7D-28-1B-B3","device_ip":null}""", false)]
    public async Task Device_SpelledAnotherWay_IsTheSame(string row, bool registered)
    {
        var read = await RowAsync(row, ($"Vonage:Devices:795C7D281BB3", "101"));

        (read.Key, read.Extension, read.Registered).ShouldBe(("sydney/79-5C-7D-28-1B-B3", "sydney/101", registered));
    }

    [Fact]
    public async Task Devices_OfOthersAndOfNobody_AreLeftOutAndKept()
    {
        using var fixture = Listing(
            () => "", () => Device(Mac, TimeSpan.Zero) + "," + Device("00-00-00-00-00-01", TimeSpan.Zero), ($"Vonage:Devices:{Mac}", "999"));

        (await fixture.PollAsync("devices")).Registrations!.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Key.ShouldBe("sydney/00-00-00-00-00-01"),
            r => r.Extension.ShouldBeNull());
    }

    [Fact]
    public async Task Devices_WithoutAddress_CostTheirRowOnly()
    {
        using var fixture = Listing(() => "", () => """{"device_ip":"1.2.3.4"},{"mac_address":"--"},""" + Device(Mac, TimeSpan.Zero));

        var seen = await fixture.PollAsync("devices");

        (seen.BadRows, seen.Registrations!.Rows.Length).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Devices_NoneReadable_IsBadData()
    {
        using var fixture = Listing(() => "", () => """{"device_ip":"1.2.3.4"}""");

        (await fixture.Account.FailAsync("devices")).Failure.Kind.ShouldBe(PollFailureKind.BadData);
    }

    private static async Task<Registration> RowAsync(string device, params (string Key, string? Value)[] more)
    {
        using var fixture = Listing(() => "", () => device, more);
        return (await fixture.PollAsync("devices")).Registrations!.Rows.ShouldHaveSingleItem();
    }
}
