using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Testing;

/// <summary>A Vonage account over scripted responses: sign-ins succeed by default, the test provides the pages.</summary>
internal sealed class VonageFixture : ScriptedAccount
{
    public const string Password = "pässword&1";
    public const string Secret = "s3cr3t+app";
    public const string Mac = "79-5C-7D-28-1B-B3";

    /// <summary>Creates an account with the extensions 101 to 104.</summary>
    public VonageFixture(Func<SentRequest, HttpResponseMessage> page, params (string Key, string? Value)[] more)
        : this(page, ["101", "102", "103", "104"], more)
    {
    }

    public VonageFixture(Func<SentRequest, HttpResponseMessage> page, string[] extensions, params (string Key, string? Value)[] more)
        : base(new VonageVendor(), Keys(more), extensions, page, n => $$"""{"access_token":"token-{{n}}","refresh_token":"refresh-{{n}}","expires_in":86400}""")
    {
    }

    public static Dictionary<string, string?> Keys(params (string Key, string? Value)[] more) => Merge(new()
    {
        ["Vendor"] = "Vonage",
        ["Username"] = "board",
        ["Password"] = Password,
        ["ClientId"] = "app",
        ["ClientSecret"] = Secret,
        ["Extensions:0"] = "101",
    }, more);

    /// <summary>Creates an account with these calls and devices, each list on one page.</summary>
    public static VonageFixture Listing(Func<string> calls, Func<string> devices, params (string Key, string? Value)[] more) =>
        new(request => IsDevices(request) ? Page("devices", devices()) : Page("calls", calls()), more);

    public static VonageFixture Listing(Func<string> calls) => Listing(calls, () => "");

    public static bool IsDevices(SentRequest request) => request.PathAndQuery.Contains("/devices", StringComparison.Ordinal);

    /// <summary>Returns the last page of a list: as in the document, all addresses are identical.</summary>
    public static HttpResponseMessage Page(string name, string rows) => ScriptedHandler.Json($$"""
        {"{{name}}":[{{rows}}],"current_page":0,"first_page_uri":"/same","next_page":"string","next_page_uri":"/same",
         "order":"asc","page_size":100,"pages":1,"previous_page_uri":"/same"}
        """);

    public static string Call(string id, string direction, string from, string to, string status, params string[] legs) =>
        $$"""{"account_id":1234,"call_id":"{{id}}","direction":"{{direction}}","from":"{{from}}","to":"{{to}}","start_time":1795240740,"status":"{{status}}","legs":[{{string.Join(',', legs)}}]}""";

    /// <summary>Returns a leg of a call that began a minute ago.</summary>
    public static string Leg(string id, string direction, string from, string to, string status, string more = "") =>
        $$"""{"leg_id":"{{id}}","direction":"{{direction}}","from":"{{from}}","to":"{{to}}","start_time":1795240745,"status":"{{status}}"{{more}} }""";

    /// <summary>Returns a device with the given time since its last success.</summary>
    public static string Device(string mac, TimeSpan ago, string more = "")
    {
        var at = (new ManualTimeProvider().GetUtcNow() - ago).ToUnixTimeSeconds();
        return $$"""{"account_id":1234,"device_ip":"150.24.83.17","mac_address":"{{mac}}","last_success":{{at}},"registration":{"last_success":{{at}} }{{more}} }""";
    }
}
