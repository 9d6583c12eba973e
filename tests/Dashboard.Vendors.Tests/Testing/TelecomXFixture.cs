using System.Collections.Concurrent;
using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.TelecomX;

namespace Dashboard.Vendors.Tests.Testing;

/// <summary>A Telecom X account over responses by path, with extensions 201 to 203.</summary>
internal sealed class TelecomXFixture : ScriptedAccount
{
    public const string Password = "pass:wörd#1";

    public TelecomXFixture(params (string Key, string? Value)[] more)
        : this([], more)
    {
    }

    public TelecomXFixture(string[] extensions, params (string Key, string? Value)[] more)
        : this(new(), extensions, more)
    {
    }

    private TelecomXFixture(
        ConcurrentDictionary<string, Func<SentRequest, HttpResponseMessage>> paths, string[] extensions, (string Key, string? Value)[] more)
        : base(
            new TelecomXVendor(),
            Keys(more),
            extensions,
            r => paths.TryGetValue(r.Address.AbsolutePath, out var page) ? page(r) : ScriptedHandler.Status(HttpStatusCode.NotFound, "id"),
            n => $$"""{"token":"token-{{n}}","expiresInMinutes":15,"accessLevel":"ADMIN"}""")
    {
        Paths = paths;
        Serve("/pbx/extension", """{"offset":0,"limit":1000,"total":3,"extensions":[{"_id":"e201","number":"201","name":"Anders And"},{"_id":"e202","number":"202","name":"Andersine"},{"_id":"e203","number":"203"}]}""");
        Serve("/pbx/app/employees", "[]");
        Serve("/pbx/sipphone", """{"offset":0,"limit":1000,"total":0,"sipPhones":[]}""");
        Serve("/pbx/calls", "[]");
    }

    public ConcurrentDictionary<string, Func<SentRequest, HttpResponseMessage>> Paths { get; }

    public static Dictionary<string, string?> Keys(params (string Key, string? Value)[] more) => Merge(
        new() { ["Vendor"] = "TelecomX", ["Username"] = "api@example.dk", ["Password"] = Password }, more);

    public void Serve(string path, string json) => Paths[path] = _ => ScriptedHandler.Json(json);

    public void Refuse(string path, HttpStatusCode status, string body = "") => Paths[path] = _ => ScriptedHandler.Status(status, body);

    public IReadOnlyList<SentRequest> Asked(string path) => [.. Handler.Requests.Where(r => r.Address.AbsolutePath == path)];

    /// <summary>Returns the presence of an extension, by default 201, after a poll of the employees.</summary>
    public async Task<ExtensionPresence> PresenceAsync(string number = "201") =>
        (await PollAsync("employees")).Extensions!.Rows.Single(r => r.Number == number);
}
