using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Tests.Testing;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageVendorTests
{
    private readonly VonageVendor _vendor = new();

    [Fact]
    public void Validate_WithoutAnything_NamesEveryMissingKey() =>
        _vendor.Validate(OpenedAccount.Section(new Dictionary<string, string?> { ["Vendor"] = "Vonage" })).ShouldBe(
        [
            "Accounts:sydney:Username is missing: Vonage signs in with a user's name and password.",
            "Accounts:sydney:Password is missing: Vonage signs in with a user's name and password.",
            "Accounts:sydney:ClientId is missing: Vonage signs in for an application with its id and secret.",
            "Accounts:sydney:ClientSecret is missing: Vonage signs in for an application with its id and secret.",
            "Accounts:sydney:Extensions is missing: Vonage has no list of extensions; name them here, in a Directory or beside their devices in Vonage:Devices.",
        ]);

    [Theory]
    [InlineData("BaseAddress", "http://api.vonage.com", "Accounts:sydney:BaseAddress must begin with https://")]
    [InlineData("TokenAddress", "http://api.vonage.com/token", "Accounts:sydney:TokenAddress must begin with https://")]
    [InlineData("AccountId", "mine", "Accounts:sydney:AccountId must be a number or self.")]
    [InlineData("Vonage:PageSize", "0", "Accounts:sydney:Vonage:PageSize must be a whole number from 1 to 1000.")]
    [InlineData("Vonage:RegistrationLifetime", "-1", "Accounts:sydney:Vonage:RegistrationLifetime must be a length of time")]
    [InlineData("Vonage:DevicesBelievedFor", "x", "Accounts:sydney:Vonage:DevicesBelievedFor must be a length of time")]
    [InlineData("Vonage:Devices:79-5C-7D", "101", "Accounts:sydney:Vonage:Devices:79-5C-7D must be the extension number of a device")]
    [InlineData("Vonage:Devices:79-5C-7D-28-1B-B3", "", "Accounts:sydney:Vonage:Devices:79-5C-7D-28-1B-B3 must be the extension number of a device")]
    public void Validate_AWrongValue_NamesItsKeyOnly(string key, string value, string begins)
    {
        var line = _vendor.Validate(OpenedAccount.Section(VonageFixture.Keys((key, value)))).ShouldHaveSingleItem();

        line.ShouldStartWith(begins);
        line.ShouldNotContain(VonageFixture.Password);
        line.ShouldNotContain(VonageFixture.Secret);
    }

    [Theory]
    [InlineData("Extensions", "101,102")]
    [InlineData("Directory", "people.csv")]
    [InlineData("Vonage:Devices:795C7D281BB3", "101")]
    public void Validate_AnySourceOfExtensions_IsWell(string key, string value)
    {
        var keys = VonageFixture.Keys((key, value), ("AccountId", "1234"), ("BaseAddress", "http://localhost:5080/t/vbc.prod/telephony/v3"));
        keys.Remove("Extensions:0");

        _vendor.Validate(OpenedAccount.Section(keys)).ShouldBeEmpty();
    }

    [Fact]
    public void Open_Always_SendsNothingAndOffersWhatVonageOffers()
    {
        using var fixture = VonageFixture.Listing(() => "");

        fixture.Account.Source.Endpoints.ShouldBe(
        [
            new VendorEndpoint("calls", ResourceKinds.Presence | ResourceKinds.Calls),
            new VendorEndpoint("devices", ResourceKinds.Registrations),
        ]);
        fixture.Account.Source.Capabilities.ShouldBe(
            Capabilities.RegistrationExpiry | Capabilities.ActiveCalls | Capabilities.Dial | Capabilities.HangUp | Capabilities.HangUpLeg
            | Capabilities.Hold | Capabilities.Park | Capabilities.BlindTransfer | Capabilities.AttendedTransfer | Capabilities.PickUp | Capabilities.JoinCalls);
        fixture.Handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_WithOtherAddresses_AsksThere()
    {
        using var fixture = new VonageFixture(
            _ => ScriptedHandler.Json("[]"),
            ("BaseAddress", "https://gateway.example.com/vbc/"), ("TokenAddress", "https://login.example.com/token"), ("AccountId", "1234"), ("Vonage:PageSize", "50"));

        await fixture.PollAsync("calls");
        await fixture.PollAsync("devices");

        fixture.Handler.Requests.Select(r => r.Address.AbsoluteUri).ShouldBe(
        [
            "https://login.example.com/token",
            "https://gateway.example.com/vbc/cc/accounts/1234/calls?page_size=50&order=asc",
            "https://gateway.example.com/vbc/registration/accounts/1234/devices?page_size=50&order=asc",
        ]);
    }
}
