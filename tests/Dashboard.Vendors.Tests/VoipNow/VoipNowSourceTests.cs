using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.VoipNow;

/// <summary>Tests the parsing of VoipNow's presence page.</summary>
public sealed class VoipNowSourceTests
{
    // The example of the page "List Presence", unchanged.
    private const string DocumentedExample = """
        {
         "startIndex":0,
         "totalResults":2,
         "itemsPerPage":20,
         "filtered":false,
         "sorted":false,
         "entry":[
          {
           "extension":"0003*210",
           "status":0,
           "registration": [
                { 
                    "agent": "3CXPhone 5.0.14439.0",
                    "registration": "-1",
                    "expire": "2011-02-10T15:10:55Z"
                }
            ]
          }
         ]
        }
        """;

    private string _rows = "";

    [Fact]
    public async Task Example_OfTheDocument_YieldsPresenceAndRegistration()
    {
        using var fixture = new VoipNowFixture(_ => ScriptedHandler.Json(DocumentedExample));

        var seen = await fixture.PollAsync("presence");

        var now = fixture.Account.Time.GetUtcNow();
        (seen.BadRows, seen.UnknownValues.Length).ShouldBe((0, 0));
        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.ShouldHaveSingleItem().ShouldBe(new ExtensionPresence
        {
            Account = "sydney",
            Number = "0003*210",

            // Status unknown without any registration.
            State = PresenceState.Offline,
            Origin = PresenceOrigin.Derived,
            ObservedAt = now,
        });
        seen.Registrations!.Complete.ShouldBeTrue();
        seen.Registrations.Rows.ShouldHaveSingleItem().ShouldBe(new Registration
        {
            Key = "sydney/0003*210/0",
            Account = "sydney",
            Extension = "sydney/0003*210",
            Registered = false,
            UserAgent = "3CXPhone 5.0.14439.0",
            ObservedAt = now,
        });
        fixture.Pages.ShouldHaveSingleItem().PathAndQuery.ShouldBe("/uapi/extensions/@me/@self/presence?count=1000&startIndex=0");
    }

    // The example of the page "Presence Resource": the status as text, and no date, which is omitted after the expiry.
    [Fact]
    public async Task Example_OfTheResource_IsReadToo()
    {
        var row = await RowAsync("""{"status":"0","extension":"0003*001","registration":[{"agent":"3CXPhone 5.0.14439.0","registration":"-1"}]}""");

        (row.Number, row.State).ShouldBe(("0003*001", PresenceState.Offline));
    }

    [Theory]
    [InlineData("0", PresenceState.Unknown)]
    [InlineData("1", PresenceState.Idle)]
    [InlineData("\"1\"", PresenceState.Idle)]
    [InlineData("2", PresenceState.Ringing)]
    [InlineData("3", PresenceState.OnCall)]
    [InlineData("null", PresenceState.Unknown)]
    public async Task Status_EveryDocumentedNumber_HasItsOwn(string status, PresenceState expected)
    {
        var row = await RowAsync($$"""{"extension":"0003*210","status":{{status}},"registration":[{"registration":"1"}]}""");

        (row.State, row.Origin).ShouldBe((expected, PresenceOrigin.Reported));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""[{"registration":"-1"},{"registration":"1"}]""")]
    [InlineData("""[{"registration":"0"}]""")]
    [InlineData("""[{}]""")]
    public async Task Status_UnknownWhileItMayBeRegistered_StaysUnknown(string registrations) =>
        (await RowAsync($$"""{"extension":"0003*210","status":0,"registration":{{registrations}}}""")).State.ShouldBe(PresenceState.Unknown);

    [Fact]
    public async Task Status_Undocumented_IsUnknownAndCounted()
    {
        using var fixture = VoipNowFixture.Listing(() => VoipNowFixture.Row("0003*210", 7, "9"));

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.Unknown);
        seen.Registrations!.Rows.ShouldHaveSingleItem().Registered.ShouldBeFalse();
        seen.UnknownValues.ShouldBe(["7", "9"]);
    }

    [Theory]
    [InlineData("1", "2026-11-21T07:00:00Z", true, 7)]
    [InlineData("1", "2026-11-21T09:00:00+02:00", true, 7)]
    [InlineData("1", "2011-02-10T15:10:55Z", true, null)]
    [InlineData("1", "someday", true, null)]
    [InlineData("2", "2026-11-21T07:00:00Z", true, null)]
    [InlineData("0", "2026-11-21T07:00:00Z", false, null)]
    [InlineData("-1", "2026-11-21T07:00:00Z", false, null)]
    [InlineData("-2", "2026-11-21T07:00:00Z", false, null)]
    public async Task Registration_TheCode_WinsOverTheDate(string code, string expire, bool registered, int? endsAtHour)
    {
        _rows = $$"""{"extension":"0003*210","status":1,"registration":[{"agent":"Zoiper","registration":"{{code}}","expire":"{{expire}}"}]}""";
        using var fixture = VoipNowFixture.Listing(() => _rows);

        var row = (await fixture.PollAsync("presence")).Registrations!.Rows.ShouldHaveSingleItem();

        row.Registered.ShouldBe(registered);
        row.ExpiresAt?.Hour.ShouldBe(endsAtHour!.Value);
        (row.ExpiresAt is null, row.Expiry).ShouldBe((endsAtHour is null, endsAtHour is null ? ExpiryKind.None : ExpiryKind.Exact));
    }

    [Fact]
    public async Task Registrations_SeveralOfOneExtension_AreNumbered()
    {
        _rows = """{"extension":"0003*210","status":1,"registration":[{"agent":"desk","registration":1},{"agent":"mobile","registration":"-2"}]}""";
        using var fixture = VoipNowFixture.Listing(() => _rows);

        var rows = (await fixture.PollAsync("presence")).Registrations!.Rows;

        rows.Select(r => (r.Key, r.UserAgent, r.Registered)).ShouldBe([("sydney/0003*210/0", "desk", true), ("sydney/0003*210/1", "mobile", false)]);
    }

    [Theory]
    [InlineData("""{"extension":"0003*210","status":1}""", 0)]
    [InlineData("""{"extension":"0003*210","status":1,"registration":null}""", 0)]
    [InlineData("""{"extension":"0003*210","status":1,"registration":{"agent":"desk","registration":"1"}}""", 1)]
    public async Task Registrations_MissingOrOneObject_AreUnderstood(string row, int count)
    {
        using var fixture = VoipNowFixture.Listing(() => row);

        (await fixture.PollAsync("presence")).Registrations!.Rows.Length.ShouldBe(count);
    }

    [Fact]
    public async Task Rows_OneWithoutExtension_CostsOnlyThatRow()
    {
        using var fixture = VoipNowFixture.Listing(() => """{"status":1},17,""" + VoipNowFixture.Row("0003*211"));

        var seen = await fixture.PollAsync("presence");

        seen.BadRows.ShouldBe(2);
        seen.Extensions!.Rows.ShouldHaveSingleItem().Number.ShouldBe("0003*211");
    }

    [Fact]
    public async Task Rows_NoneReadable_IsBadData()
    {
        using var fixture = VoipNowFixture.Listing(() => """{"status":1},{"status":2}""");

        (await fixture.Account.FailAsync("presence")).Failure.Kind.ShouldBe(PollFailureKind.BadData);
    }

    [Fact]
    public async Task Rows_OneExtensionTwice_LastCounts()
    {
        using var fixture = VoipNowFixture.Listing(() => VoipNowFixture.Row("0003*210") + "," + VoipNowFixture.Row("0003*210", 2));

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.Ringing);
        seen.Registrations!.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Extensions_Configured_LimitTheAccount()
    {
        using var fixture = new VoipNowFixture(_ => VoipNowFixture.Collection(VoipNowFixture.Rows(100, 5)), ["0003*101", "0003*103"]);

        var seen = await fixture.PollAsync("presence");

        seen.Extensions!.Rows.Select(r => r.Number).ShouldBe(["0003*101", "0003*103"]);
        seen.Registrations!.Rows.Select(r => r.Extension).ShouldBe(["sydney/0003*101", "sydney/0003*103"]);
    }

    private async Task<ExtensionPresence> RowAsync(string row)
    {
        using var fixture = VoipNowFixture.Listing(() => row);
        return (await fixture.PollAsync("presence")).Extensions!.Rows.ShouldHaveSingleItem();
    }
}
