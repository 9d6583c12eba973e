using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.TelecomX;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

public sealed class TelecomXVendorTests
{
    private readonly TelecomXVendor _vendor = new();

    [Fact]
    public void Validate_WithoutAnything_NamesEveryMissingKey() =>
        _vendor.Validate(OpenedAccount.Section(new Dictionary<string, string?> { ["Vendor"] = "TelecomX" })).ShouldBe(
        [
            "Accounts:sydney:Username is missing: Telecom X signs in with Username and Password, or with a machine's Token.",
            "Accounts:sydney:Password is missing: Telecom X signs in with Username and Password, or with a machine's Token.",
        ]);

    [Fact]
    public void Validate_WithAMachinesToken_NeedsNothingElse() =>
        _vendor.Validate(OpenedAccount.Section(new Dictionary<string, string?> { ["Token"] = "secret" })).ShouldBeEmpty();

    [Theory]
    [InlineData("BaseAddress", "http://api.telecomx.dk", "Accounts:sydney:BaseAddress must begin with https://")]
    [InlineData("Token", "secret", "Accounts:sydney:Token stands beside Password")]
    [InlineData("TelecomX:TokenIn", "Trailer", "Accounts:sydney:TelecomX:TokenIn must be one of Query, Bearer, Header, Cookie.")]
    [InlineData("TelecomX:PageSize", "0", "Accounts:sydney:TelecomX:PageSize must be a whole number from 1 to 1000.")]
    [InlineData("TelecomX:CallsBelievedFor", "soon", "Accounts:sydney:TelecomX:CallsBelievedFor must be a length of time")]
    [InlineData("TelecomX:States:MEETING", "Busy", "Accounts:sydney:TelecomX:States:MEETING must be one of Unknown, Offline, Idle")]
    public void Validate_AWrongValue_NamesItsKeyOnly(string key, string value, string begins)
    {
        var line = _vendor.Validate(OpenedAccount.Section(TelecomXFixture.Keys((key, value)))).ShouldHaveSingleItem();

        line.ShouldStartWith(begins);
        line.ShouldNotContain(TelecomXFixture.Password);
        line.ShouldNotContain("secret");
    }

    [Fact]
    public void Open_Always_SendsNothingAndOffersWhatTelecomXOffers()
    {
        using var fixture = new TelecomXFixture();

        fixture.Account.Source.Endpoints.ShouldBe(
        [
            new VendorEndpoint("employees", ResourceKinds.Presence),
            new VendorEndpoint("calls", ResourceKinds.Calls),
            new VendorEndpoint("sipphones", ResourceKinds.Registrations) { Title = "SIP phones" },
        ]);
        fixture.Account.Source.Capabilities.ShouldBe(
            Capabilities.BulkPresence | Capabilities.RegistrationExpiry | Capabilities.ActiveCalls | Capabilities.Dial | Capabilities.HangUp
            | Capabilities.Hold | Capabilities.BlindTransfer | Capabilities.AttendedTransfer | Capabilities.PickUp | Capabilities.JoinCalls);
        fixture.Handler.Requests.ShouldBeEmpty();
    }
}
