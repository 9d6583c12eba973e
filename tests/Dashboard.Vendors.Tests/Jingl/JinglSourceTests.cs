using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

/// <summary>Tests the parsing of Jingl's responses: the documented example, and other documented or observed forms.</summary>
public sealed class JinglSourceTests
{
    // The example of the page "Handset Status Select", unchanged.
    private const string DocumentedExample =
        """{"extensionnumber":"101", "registeredaddress":"101.100.99.98:1234", "otherpartyphonenumber":"0412341234", "app":"", "calldurationseconds":21, "state":"OnCall", "calldirection":"Outbound"}""";

    [Fact]
    public async Task Example_OfTheDocument_YieldsPresenceRegistrationAndCall()
    {
        using var account = JinglAccount.Listing(() => DocumentedExample);

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        var now = account.Time.GetUtcNow();
        seen.Account.ShouldBe("sydney");
        seen.BadRows.ShouldBe(0);
        seen.UnknownValues.ShouldBeEmpty();
        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.ShouldHaveSingleItem().ShouldBe(new ExtensionPresence
        {
            Account = "sydney",
            Number = "101",
            State = PresenceState.OnCall,
            Since = now.AddSeconds(-21),
            Direction = CallDirection.Outbound,
            Party = "0412341234",
            Origin = PresenceOrigin.Reported,
            ObservedAt = now,
        });
        seen.Registrations!.Rows.ShouldHaveSingleItem().ShouldBe(new Registration
        {
            Key = "sydney/101/0",
            Account = "sydney",
            Extension = "sydney/101",
            Registered = true,
            Expiry = ExpiryKind.None,
            Address = "101.100.99.98:1234",
            ObservedAt = now,
        });
        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call.State, call.Direction, call.From, call.To).ShouldBe((PresenceState.OnCall, CallDirection.Outbound, "101", "0412341234"));
        call.AnsweredAt.ShouldBe(now.AddSeconds(-21));
        call.Legs.ShouldHaveSingleItem().Extension.ShouldBe("sydney/101");
    }

    [Fact]
    public async Task Example_OfTheDocument_IsReadAloneToo()
    {
        var handler = new ScriptedHandler(request => request.PathAndQuery.StartsWith("/api/handsetstatus/101", StringComparison.Ordinal)
            ? ScriptedHandler.Json(DocumentedExample)
            : ScriptedHandler.Status(System.Net.HttpStatusCode.NotFound));
        using var account = new OpenedAccount(new Vendors.Jingl.JinglVendor(), handler, JinglAccount.Keys(), "101");

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnCall);
    }

    [Theory]
    [InlineData("Idle", PresenceState.Idle)]
    [InlineData("OnCall", PresenceState.OnCall)]
    [InlineData("Ringing", PresenceState.Ringing)]
    [InlineData("Calling", PresenceState.Dialing)]
    [InlineData("OnHold", PresenceState.OnHold)]
    [InlineData("Unavailable", PresenceState.Offline)]
    public async Task State_EveryDocumentedWord_HasItsOwn(string word, PresenceState expected)
    {
        using var account = JinglAccount.Listing(() => JinglAccount.Row("101", word));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(expected);
        seen.UnknownValues.ShouldBeEmpty();
    }

    [Fact]
    public async Task State_AnUndocumentedWord_IsUnknownAndCounted()
    {
        using var account = JinglAccount.Listing(() => JinglAccount.Row("101", "Parked"));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.Unknown);
        seen.UnknownValues.ShouldBe(["Parked"]);
    }

    [Fact]
    public async Task State_LeftOut_IsUnknown()
    {
        using var account = JinglAccount.Listing(() => """{"extensionnumber":"101"}""");

        (await account.PollAsync(JinglAccount.Endpoint)).Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.Unknown);
    }

    [Theory]
    [InlineData("registrationaddress", "101.100.99.98:1234")]
    [InlineData("registeredaddress", "101.100.99.98:1234")]
    [InlineData("registrationipaddress", "101.100.99.98")]
    [InlineData("registrationaddress", "[2001:db8::7]:5060")]
    public async Task Address_UnderAnyOfItsNames_MeansRegistered(string name, string address)
    {
        using var account = JinglAccount.Listing(() => $$"""{"extensionnumber":"101","state":"Idle","{{name}}":"{{address}}"}""");

        var registration = (await account.PollAsync(JinglAccount.Endpoint)).Registrations!.Rows.ShouldHaveSingleItem();

        registration.Registered.ShouldBeTrue();
        registration.Address.ShouldBe(address);
    }

    [Theory]
    [InlineData("""{"extensionnumber":"101","state":"Unavailable"}""")]
    [InlineData("""{"extensionnumber":"101","state":"Unavailable","registrationaddress":null}""")]
    [InlineData("""{"extensionnumber":"101","state":"Unavailable","registrationaddress":""}""")]
    public async Task Address_MissingNullOrEmpty_MeansNotRegistered(string row)
    {
        using var account = JinglAccount.Listing(() => row);

        var registration = (await account.PollAsync(JinglAccount.Endpoint)).Registrations!.Rows.ShouldHaveSingleItem();

        (registration.Registered, registration.Address, registration.ExpiresAt).ShouldBe((false, null, null));
    }

    // The key with a trailing space is from the page "Handset Select"; numbers as text were observed beside it.
    [Fact]
    public async Task Row_WithTrailingSpaceKeyAndNumbersAsText_IsRead()
    {
        using var account = JinglAccount.Listing(() =>
            """{"extensionnumber ":"007","state":"OnCall","calldirection":"Inbound","calldurationseconds":"30","otherpartyphonenumber":412341234,"app":null}""");

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        var row = seen.Extensions!.Rows.ShouldHaveSingleItem();
        (row.Number, row.Party, row.App).ShouldBe(("007", "412341234", null));
        row.Since.ShouldBe(account.Time.GetUtcNow().AddSeconds(-30));
    }

    [Fact]
    public async Task App_ConnectedToVoicemail_IsNamed()
    {
        using var account = JinglAccount.Listing(() =>
            """{"extensionnumber":"101","state":"OnCall","calldirection":"Outbound","calldurationseconds":5,"app":"VoiceMail"}""");

        var row = (await account.PollAsync(JinglAccount.Endpoint)).Extensions!.Rows.ShouldHaveSingleItem();

        (row.App, row.Party).ShouldBe(("VoiceMail", null));
    }

    [Theory]
    [InlineData("Ringing")]
    [InlineData("Calling")]
    [InlineData("OnHold")]
    public async Task Since_OfAStateThatTheDurationDoesNotMeasure_IsLeftToTheBoard(string word)
    {
        using var account = JinglAccount.Listing(() => JinglAccount.Row("101", word, "Inbound", 17, "0412341234"));

        (await account.PollAsync(JinglAccount.Endpoint)).Extensions!.Rows.ShouldHaveSingleItem().Since.ShouldBeNull();
    }

    [Fact]
    public async Task Party_OfAFreeHandset_IsNotShown()
    {
        using var account = JinglAccount.Listing(() => JinglAccount.Row("101", "Idle", "Inbound", 17, "0412341234"));

        var row = (await account.PollAsync(JinglAccount.Endpoint)).Extensions!.Rows.ShouldHaveSingleItem();

        (row.Party, row.Direction, row.Since).ShouldBe((null, CallDirection.Unknown, null));
    }

    [Fact]
    public async Task Rows_OneWithoutNumber_CostsOnlyThatRow()
    {
        using var account = JinglAccount.Listing(() => """{"state":"Idle"},"text",""" + JinglAccount.Row("102"));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.BadRows.ShouldBe(2);
        seen.Extensions!.Rows.ShouldHaveSingleItem().Number.ShouldBe("102");
    }

    [Fact]
    public async Task Rows_NoneReadable_IsBadData()
    {
        using var account = JinglAccount.Listing(() => """{"state":"Idle"},{"state":"OnCall"}""");

        (await account.FailAsync(JinglAccount.Endpoint)).Failure.Kind.ShouldBe(PollFailureKind.BadData);
    }

    [Fact]
    public async Task Rows_OneHandsetTwice_LastCounts()
    {
        using var account = JinglAccount.Listing(() => JinglAccount.Row("101") + "," + JinglAccount.Row("101", "OnHold", "Inbound", 9, "1"));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnHold);
        seen.Registrations!.Rows.ShouldHaveSingleItem();
        seen.Calls!.Rows.ShouldHaveSingleItem().Legs.ShouldHaveSingleItem().Held.ShouldBeTrue();
    }

    [Fact]
    public async Task Extensions_Configured_LimitTheAccount()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json($"[{JinglAccount.Rows(100, 5)}]"));
        using var account = new OpenedAccount(new Vendors.Jingl.JinglVendor(), handler, JinglAccount.Keys(), "101", "103");

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.Extensions!.Rows.Select(r => r.Number).ShouldBe(["101", "103"]);
        seen.Registrations!.Rows.Select(r => r.Extension).ShouldBe(["sydney/101", "sydney/103"]);
    }
}
