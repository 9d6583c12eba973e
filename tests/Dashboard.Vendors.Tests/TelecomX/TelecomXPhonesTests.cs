using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests registrations: the vendor's example, and what may be missing or contradictory according to its documents.</summary>
public sealed class TelecomXPhonesTests
{
    // The example of the page "SIP Phone Get". It is a JavaScript literal, converted here to JSON by quoting the keys and replacing single quotes by
    // double quotes. The ids of 22 and 23 characters and the malformed dates are from the page.
    private const string DocumentedExample =
        """
        { "_id": "12345678901234567890ABCD", "pbxCluster": 1, "sipPhoneModel": "1234567890123457890AAAA", "extension": "123457890123457890BBBB",
          "customer": "1234567890123456780CCCC", "macAddress": "4EE8A34B56F3", "product": "1234567890ABCDEF12345678", "handsetAddress": null,
          "handsetIndex": null, "callWaiting": true, "notes": "A note about the phone", "softkeyConfigurationOnDevice": true,
          "softkeyBlfBlindTransfer": false, "ip": { "mode": "LOCKED", "countries": "", "address": "213.83.176.134" },
          "username": "2yu9hjfy23iuhdwg9ewhufghuiweghui", "password": "g9ewhufg2yu9hjfy2whuiweghui3iuhd", "instanceId": null,
          "ringer": { "volume": 4, "tone": 2 }, "volume": { "handset": { "mic": 5, "speaker": 7 }, "headset": { "mic": 5, "speaker": 7 },
          "handsfree": { "mic": 3, "speaker": 4 } }, "softkeys": [ { "index": 0, "function": "SPEEDDIAL", "value": "112", "label": "Emergency" },
          { "index": 1, "function": "BLF", "value": "1234567890123457890FFFF", "label": "Hans Christian Anderson" } ],
          "codec": { "hdAudio": true, "video": false }, "network": { "dhcp": false, "ipAddress": "192.168.1.10", "subnet": "255.255.255.0",
          "gateway": "192.168.1.1", "dns1": "192.168.1.1", "dns2": "8.8.8.8", "vlanId": 0, "vlanPriority": 5 },
          "status": { "configLoaded": "2015-01-01T00:00:00Z", "configSaved": "2015-01-01T00:00:00Z", "online": true, "expires": 2543,
          "localIpAddress": "192.168.1.10", "publicIpAddress": "213.83.176.134", "userAgent": "snom370/8.7.3.25" },
          "purchaseInfo": { "orderId": "7213", "date": "2015-01-01-T00:00:00Z", "paymentOption": "BOUGHT", "sidePanels": [
          { "serial": "1234", "paymentOption": "RENTED", "date": "2015-01-01-T00:00:00Z", "orderId": "1234678", "product": "12345678901234567890ABCD" },
          { "serial": "2341", "paymentOption": "RENTED", "date": "2015-01-01-T00:00:00Z", "orderId": "98850", "product": "12345678901234567890ABCD" } ] } }
        """;

    [Fact]
    public async Task Example_OfTheDocument_YieldsARegistrationThatEndsInItsSeconds()
    {
        using var fixture = new TelecomXFixture();
        fixture.Serve("/pbx/extension", """[{"_id":"123457890123457890BBBB","number":"201","name":"Hans"}]""");
        ServePhones(fixture, DocumentedExample);

        var seen = await fixture.PollAsync("sipphones");

        var now = fixture.Account.Time.GetUtcNow();
        seen.Registrations!.Complete.ShouldBeTrue();
        seen.Registrations.Rows.ShouldHaveSingleItem().ShouldBe(new Registration
        {
            Key = "sydney/12345678901234567890ABCD",
            Account = "sydney",
            Extension = "sydney/201",
            Registered = true,
            ExpiresAt = now.AddSeconds(2543),
            Expiry = ExpiryKind.Relative,
            Address = "213.83.176.134",
            UserAgent = "snom370/8.7.3.25",
            ObservedAt = now,
        });
        seen.ToString().ShouldNotContain("g9ewhufg2yu9hjfy2whuiweghui3iuhd");
        seen.Extensions.ShouldBeNull();
    }

    [Fact]
    public async Task Example_OfTheDocument_IsReadFromTheSingleGetWhereTheListLeavesStatusOut()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, """{"_id":"12345678901234567890ABCD","macAddress":"4EE8A34B56F3","sipPhoneModel":{"_id":"m","brand":"SNOM"}}""");
        fixture.Serve("/pbx/sipphone/12345678901234567890ABCD", DocumentedExample);

        var seen = await fixture.PollAsync("sipphones");

        seen.Registrations!.Rows.ShouldHaveSingleItem().Registered.ShouldBeTrue();
        fixture.Asked("/pbx/sipphone/12345678901234567890ABCD").ShouldHaveSingleItem().Method.ShouldBe(HttpMethod.Get);
    }

    [Theory]
    [InlineData("""{"online":true,"expires":2543}""", true, 2543)]
    [InlineData("""{"online":"true","expires":"2543"}""", true, 2543)]
    [InlineData("""{"online":true,"expires":-1}""", true, null)]
    [InlineData("""{"online":true}""", true, null)]
    [InlineData("""{"online":false,"expires":2543}""", false, null)]
    [InlineData("""{"online":false,"expires":-1}""", false, null)]
    [InlineData("""{"expires":60}""", true, 60)]
    [InlineData("""{"expires":-1}""", false, null)]
    [InlineData("""{"online":null,"expires":""}""", false, null)]
    public async Task Status_ContradictoryOrPartial_IsReadAsSettled(string status, bool registered, int? seconds)
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, $$"""{"_id":"p1","extension":"e201","status":{{status}}}""");

        var row = (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem();

        row.Registered.ShouldBe(registered);
        row.ExpiresAt.ShouldBe(seconds is { } s ? fixture.Account.Time.GetUtcNow().AddSeconds(s) : null);
        row.Expiry.ShouldBe(seconds is null ? ExpiryKind.None : ExpiryKind.Relative);
    }

    [Fact]
    public async Task Status_NowhereToBeFound_IsNotRegisteredAndNotAskedAtEveryPoll()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, """{"_id":"p1","extension":"e201"}""");
        fixture.Serve("/pbx/sipphone/p1", """{"_id":"p1","extension":"e201"}""");

        (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem().Registered.ShouldBeFalse();
        await fixture.PollAsync("sipphones");
        fixture.Asked("/pbx/sipphone/p1").Count.ShouldBe(1);

        fixture.Account.Time.Advance(TimeSpan.FromHours(1));
        await fixture.PollAsync("sipphones");
        fixture.Asked("/pbx/sipphone/p1").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Phone_GoneBeforeItsSingleGet_IsNoMore()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, """{"_id":"p1","extension":"e201"}""", """{"_id":"p2","extension":"e202","status":{"online":true,"expires":5}}""");

        (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem().Key.ShouldBe("sydney/p2");
    }

    [Fact]
    public async Task Phone_SingleGetFails_FailsThePoll()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, """{"_id":"p1","extension":"e201"}""");
        fixture.Refuse("/pbx/sipphone/p1", HttpStatusCode.InternalServerError, "internal_error");

        (await fixture.Account.FailAsync("sipphones")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    [Fact]
    public async Task Phones_SeveralHandsetsOnOneMac_AreSeveralRegistrations()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture,
            """{"_id":"p1","extension":"e201","macAddress":"4EE8A34B56F3","handsetIndex":0,"status":{"online":true,"expires":5}}""",
            """{"_id":"p2","extension":"e202","macAddress":"4EE8A34B56F3","handsetIndex":1,"status":{"online":true,"expires":5}}""");

        (await fixture.PollAsync("sipphones")).Registrations!.Rows.Select(r => (r.Key, r.Extension)).ShouldBe(
            [("sydney/p1", "sydney/201"), ("sydney/p2", "sydney/202")]);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"unheard-of\"", null)]
    [InlineData("""{"_id":"e203","number":"203"}""", "sydney/203")]
    public async Task Phone_ItsExtension_IsFoundOrNone(string extension, string? expected)
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, $$$"""{"_id":"p1","extension":{{{extension}}},"status":{"online":true,"expires":5}}""");

        (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem().Extension.ShouldBe(expected);
    }

    [Fact]
    public async Task Phone_OfAnExtensionMadeSinceTheListWasRead_IsFoundAMinuteLater()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, """{"_id":"p1","extension":"e204","status":{"online":true,"expires":5}}""");
        (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem().Extension.ShouldBeNull();
        fixture.Serve("/pbx/extension", """[{"_id":"e204","number":"204"}]""");
        fixture.Account.Time.Advance(TimeSpan.FromMinutes(1));

        (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem().Extension.ShouldBe("sydney/204");
    }

    [Fact]
    public async Task Rows_OneWithoutId_CostsOnlyThatRow()
    {
        using var fixture = new TelecomXFixture();
        ServePhones(fixture, """{"macAddress":"4EE8A34B56F3"}""", """{"_id":"p2","status":{"online":false,"expires":-1}}""");

        var seen = await fixture.PollAsync("sipphones");

        (seen.BadRows, seen.Registrations!.Rows.Length).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Extensions_Configured_LimitTheAccount()
    {
        using var fixture = new TelecomXFixture(["202"]);
        ServePhones(fixture,
            """{"_id":"p1","extension":"e201","status":{"online":true,"expires":5}}""",
            """{"_id":"p2","extension":"e202","status":{"online":true,"expires":5}}""",
            """{"_id":"p3","extension":null,"status":{"online":true,"expires":5}}""");
        fixture.Serve("/pbx/calls", """[{"call":"c1","handler":{"caller":{"number":"201","extensionId":"e201"},"callee":{"number":"70305050"}}}]""");

        (await fixture.PollAsync("sipphones")).Registrations!.Rows.ShouldHaveSingleItem().Extension.ShouldBe("sydney/202");
        (await fixture.PollAsync("employees")).Extensions!.Rows.ShouldHaveSingleItem().Number.ShouldBe("202");
        (await fixture.PollAsync("calls")).Calls!.Rows.ShouldBeEmpty();
    }

    private static void ServePhones(TelecomXFixture fixture, params string[] phones) =>
        fixture.Serve("/pbx/sipphone", $$"""{"offset":0,"limit":1000,"total":{{phones.Length}},"sipPhones":[{{string.Join(',', phones)}}]}""");
}
