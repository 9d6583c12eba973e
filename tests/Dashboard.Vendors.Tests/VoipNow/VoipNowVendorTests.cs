using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Tests.Testing;
using Dashboard.Vendors.VoipNow;

namespace Dashboard.Vendors.Tests.VoipNow;

public sealed class VoipNowVendorTests
{
    private readonly VoipNowVendor _vendor = new();

    [Fact]
    public void Validate_WithoutAnything_NamesEveryMissingKey() =>
        _vendor.Validate(OpenedAccount.Section(new Dictionary<string, string?> { ["Vendor"] = "VoipNow" })).ShouldBe(
        [
            "Accounts:sydney:BaseAddress is missing: there is no address to ask by default.",
            "Accounts:sydney:ClientId is missing: VoipNow signs an app in with its key (ClientId) and secret (ClientSecret).",
            "Accounts:sydney:ClientSecret is missing: VoipNow signs an app in with its key (ClientId) and secret (ClientSecret).",
        ]);

    [Theory]
    [InlineData("BaseAddress", "http://pbx.example.com/uapi", "Accounts:sydney:BaseAddress must begin with https://")]
    [InlineData("TokenAddress", "http://pbx.example.com/oauth/token.php", "Accounts:sydney:TokenAddress must begin with https://")]
    [InlineData("User", "../admin", "Accounts:sydney:User must be @me, @viewer, @owner or a user's identifier.")]
    [InlineData("VoipNow:PageSize", "5000", "Accounts:sydney:VoipNow:PageSize must be a whole number from 2 to 4999.")]
    [InlineData("VoipNow:CallsBelievedFor", "long", "Accounts:sydney:VoipNow:CallsBelievedFor must be a length of time")]
    [InlineData("VoipNow:RedirectUri", "here", "Accounts:sydney:VoipNow:RedirectUri is not an address")]
    public void Validate_AWrongValue_NamesItsKeyOnly(string key, string value, string begins)
    {
        var line = _vendor.Validate(OpenedAccount.Section(VoipNowFixture.Keys((key, value)))).ShouldHaveSingleItem();

        line.ShouldStartWith(begins);
        line.ShouldNotContain(VoipNowFixture.Secret);
    }

    [Fact]
    public void Validate_ThisMachineWithoutTls_IsWell() =>
        _vendor.Validate(OpenedAccount.Section(VoipNowFixture.Keys(("BaseAddress", "http://127.0.0.1:5080/uapi")))).ShouldBeEmpty();

    [Fact]
    public void Open_Always_SendsNothingAndOffersWhatVoipNowOffers()
    {
        using var fixture = VoipNowFixture.Listing(() => "");

        fixture.Account.Source.Endpoints.ShouldBe(
        [
            new VendorEndpoint("presence", ResourceKinds.Presence | ResourceKinds.Registrations),
            new VendorEndpoint("calls", ResourceKinds.Calls),
        ]);
        fixture.Account.Source.Capabilities.ShouldBe(
            Capabilities.BulkPresence | Capabilities.RegistrationExpiry | Capabilities.ActiveCalls | Capabilities.Dial | Capabilities.HangUp
            | Capabilities.Hold | Capabilities.Park | Capabilities.BlindTransfer | Capabilities.TransferToVoicemail | Capabilities.Monitor
            | Capabilities.Coach | Capabilities.Barge | Capabilities.PickUp | Capabilities.Record);
        fixture.Handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_WithOtherAddresses_AsksThere()
    {
        using var fixture = new VoipNowFixture(
            _ => new HttpResponseMessage(System.Net.HttpStatusCode.NoContent),
            ("BaseAddress", "https://pbx.example.com/sub/uapi/"), ("TokenAddress", "https://login.example.com/token"), ("User", "17"), ("VoipNow:RedirectUri", "https://app.example.com/back"));

        await fixture.PollAsync("presence");
        await fixture.PollAsync("calls");

        fixture.Handler.Requests.Select(r => r.Address.GetLeftPart(UriPartial.Path)).ShouldBe(
        [
            "https://login.example.com/token",
            "https://pbx.example.com/sub/uapi/extensions/17/@self/presence",
            "https://pbx.example.com/sub/uapi/phoneCalls/17/@self",
        ]);
        fixture.Handler.Requests[0].Body!.ShouldContain("redirect_uri=https%3A%2F%2Fapp.example.com%2Fback");
    }
}
