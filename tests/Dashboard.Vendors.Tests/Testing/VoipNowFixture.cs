using System.Net;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.VoipNow;

namespace Dashboard.Vendors.Tests.Testing;

/// <summary>A VoipNow account over scripted responses: sign-ins succeed by default, the test provides the pages.</summary>
internal sealed class VoipNowFixture : ScriptedAccount
{
    public const string Secret = "s3cr3t&app";

    public VoipNowFixture(Func<SentRequest, HttpResponseMessage> page, params (string Key, string? Value)[] more)
        : this(page, [], more)
    {
    }

    public VoipNowFixture(Func<SentRequest, HttpResponseMessage> page, string[] extensions, params (string Key, string? Value)[] more)
        : base(new VoipNowVendor(), Keys(more), extensions, page, n => $$"""{"access_token":"token-{{n}}","expires_in":3600}""")
    {
    }

    public static Dictionary<string, string?> Keys(params (string Key, string? Value)[] more) => Merge(new()
    {
        ["Vendor"] = "VoipNow",
        ["BaseAddress"] = "https://pbx.example.com/uapi",
        ["ClientId"] = "app-key",
        ["ClientSecret"] = Secret,
    }, more);

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
}
