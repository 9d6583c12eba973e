using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>A Vonage account over scripted responses: sign-ins succeed by default, the test provides the pages.</summary>
internal sealed class VonageFixture : IDisposable
{
    public const string Password = "pässword&1";
    public const string Secret = "s3cr3t+app";
    public const string Mac = "79-5C-7D-28-1B-B3";

    private int _signIns;

    /// <summary>Creates an account with the extensions 101 to 104.</summary>
    public VonageFixture(Func<SentRequest, HttpResponseMessage> page, params (string Key, string Value)[] more)
        : this(page, ["101", "102", "103", "104"], more)
    {
    }

    public VonageFixture(Func<SentRequest, HttpResponseMessage> page, string[] extensions, params (string Key, string Value)[] more)
    {
        Handler = new ScriptedHandler(async (request, _) =>
        {
            if (request.Method != HttpMethod.Post)
            {
                return page(request);
            }

            var number = Interlocked.Increment(ref _signIns);
            await SignInGate;
            return SignIn?.Invoke(number) ?? ScriptedHandler.Json($$"""{"access_token":"token-{{number}}","refresh_token":"refresh-{{number}}","expires_in":86400}""");
        });
        Account = new OpenedAccount(new VonageVendor(), Handler, Keys(more), extensions);
    }

    public ScriptedHandler Handler { get; }

    public OpenedAccount Account { get; }

    public int SignIns => Volatile.Read(ref _signIns);

    /// <summary>A task that completes before a sign-in is answered.</summary>
    public Task SignInGate { get; set; } = Task.CompletedTask;

    /// <summary>Returns the response to the sign-in with the given number; null for a token.</summary>
    public Func<int, HttpResponseMessage?>? SignIn { get; set; }

    public IReadOnlyList<SentRequest> Pages => [.. Handler.Requests.Where(r => r.Method == HttpMethod.Get)];

    public static Dictionary<string, string?> Keys(params (string Key, string Value)[] more)
    {
        var keys = new Dictionary<string, string?>
        {
            ["Vendor"] = "Vonage",
            ["Username"] = "board",
            ["Password"] = Password,
            ["ClientId"] = "app",
            ["ClientSecret"] = Secret,
            ["Extensions:0"] = "101",
        };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }

    /// <summary>Creates an account with these calls and devices, each list on one page.</summary>
    public static VonageFixture Listing(Func<string> calls, Func<string> devices, params (string Key, string Value)[] more) =>
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

    public Task<Observation> PollAsync(string endpoint) => Account.PollAsync(endpoint);

    public void Dispose() => Account.Dispose();
}
