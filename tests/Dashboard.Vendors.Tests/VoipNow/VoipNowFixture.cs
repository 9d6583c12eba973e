using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.VoipNow;

namespace Dashboard.Vendors.Tests.VoipNow;

/// <summary>A VoipNow account over scripted responses: sign-ins succeed by default, the test provides the pages.</summary>
internal sealed class VoipNowFixture : IDisposable
{
    public const string Secret = "s3cr3t&app";

    private int _signIns;

    public VoipNowFixture(Func<SentRequest, HttpResponseMessage> page, params (string Key, string Value)[] more)
        : this(page, [], more)
    {
    }

    public VoipNowFixture(Func<SentRequest, HttpResponseMessage> page, string[] extensions, params (string Key, string Value)[] more)
    {
        Handler = new ScriptedHandler(async (request, _) =>
        {
            if (request.Method != HttpMethod.Post)
            {
                return page(request);
            }

            var number = Interlocked.Increment(ref _signIns);
            await SignInGate;
            return SignIn?.Invoke(number) ?? ScriptedHandler.Json($$"""{"access_token":"token-{{number}}","expires_in":3600}""");
        });
        Account = new OpenedAccount(new VoipNowVendor(), Handler, Keys(more), extensions);
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
            ["Vendor"] = "VoipNow",
            ["BaseAddress"] = "https://pbx.example.com/uapi",
            ["ClientId"] = "app-key",
            ["ClientSecret"] = Secret,
        };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }

    /// <summary>Creates an account with these rows on every page, fewer than requested.</summary>
    public static VoipNowFixture Listing(Func<string> rows) => new(_ => Collection(rows()));

    /// <summary>Creates an account with separate rows for presence and calls.</summary>
    public static VoipNowFixture Listing(Func<string> presence, Func<string> calls) =>
        new(request => Collection(request.PathAndQuery.Contains("/phoneCalls/", StringComparison.Ordinal) ? calls() : presence()));

    public static HttpResponseMessage Collection(string rows) => ScriptedHandler.Json(
        $$"""{"startIndex":0,"totalResults":2,"itemsPerPage":1000,"filtered":false,"sorted":false,"entry":[{{rows}}]}""");

    public static HttpResponseMessage Error(HttpStatusCode status, string code) =>
        ScriptedHandler.Json($$"""{"error":{"code":"{{code}}","message":"anything"} }""", status);

    public static string Row(string extension, int status = 1, string code = "1") =>
        $$"""{"extension":"{{extension}}","status":{{status}},"registration":[{"agent":"Zoiper","registration":"{{code}}","expire":"2026-11-21T07:00:00Z"}]}""";

    public static string Rows(int from, int count) => string.Join(',', Enumerable.Range(from, count).Select(n => Row($"0003*{n}")));

    /// <summary>Returns a view of a call.</summary>
    public static string View(string id, string extension, string source, string destination, int flow, int status, string more = "") =>
        $$"""{"id":"{{id}}","extension":"{{extension}}","source":["{{source}}"],"destination":["{{destination}}"],"flow":{{flow}},"status":{{status}}{{more}} }""";

    public static string Call(string id, params string[] views) =>
        $$"""{"id":"{{id}}","extension":"0003*210","ownerId":"1","published":"2026-11-21T05:59:00Z","answered":"2026-11-21T05:59:10Z","phoneCallView":[{{string.Join(',', views)}}]}""";

    public Task<Observation> PollAsync(string endpoint) => Account.PollAsync(endpoint);

    public void Dispose() => Account.Dispose();
}
