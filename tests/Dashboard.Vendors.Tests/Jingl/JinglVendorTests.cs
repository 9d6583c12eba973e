using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

public sealed class JinglVendorTests
{
    private readonly JinglVendor _vendor = new();

    [Fact]
    public void Validate_WithoutAnything_NamesEveryMissingKey() =>
        _vendor.Validate(OpenedAccount.Section(new Dictionary<string, string?> { ["Vendor"] = "Jingl" })).ShouldBe(
        [
            "Accounts:sydney:Username is missing: Jingl signs in with user@domain and password.",
            "Accounts:sydney:Password is missing: Jingl signs in with user@domain and password.",
        ]);

    [Theory]
    [InlineData("BaseAddress", "http://www.jingl.com.au", "Accounts:sydney:BaseAddress must begin with https://")]
    [InlineData("BaseAddress", "jingl", "Accounts:sydney:BaseAddress is not an address")]
    [InlineData("BaseAddress", "https://a:b@www.jingl.com.au", "Accounts:sydney:BaseAddress must hold no credentials")]
    [InlineData("Username", "api", "Accounts:sydney:Username must be written as user@domain.")]
    [InlineData("Jingl:PageSize", "1001", "Accounts:sydney:Jingl:PageSize must be a whole number from 0 to 1000.")]
    [InlineData("Jingl:HandsetPath", "api/handset", "Accounts:sydney:Jingl:HandsetPath must hold {extension}")]
    public void Validate_AWrongValue_NamesItsKeyOnly(string key, string value, string begins)
    {
        var line = _vendor.Validate(OpenedAccount.Section(JinglAccount.Keys((key, value)))).ShouldHaveSingleItem();

        line.ShouldStartWith(begins);
        line.ShouldNotContain(JinglAccount.Password);
    }

    [Theory]
    [InlineData("https://www.jingl.com.au/")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080/jingl")]
    public void Validate_HttpsOrThisMachine_IsWell(string address) =>
        _vendor.Validate(OpenedAccount.Section(JinglAccount.Keys(("BaseAddress", address)))).ShouldBeEmpty();

    [Fact]
    public void Open_Always_SendsNothingAndOffersWhatJinglOffers()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json("[]"));
        using var account = JinglAccount.Open(handler);

        account.Source.Endpoints.ShouldBe([new VendorEndpoint("handsetstatus", ResourceKinds.Presence | ResourceKinds.Registrations | ResourceKinds.Calls) { Title = "handset status" }]);
        account.Source.Capabilities.ShouldBe(
            Capabilities.BulkPresence | Capabilities.ActiveCalls | Capabilities.Dial | Capabilities.BlindTransfer
            | Capabilities.AttendedTransfer | Capabilities.Monitor | Capabilities.Coach | Capabilities.Barge | Capabilities.KeypadSwitch);
        handler.Requests.ShouldBeEmpty();
    }
}
