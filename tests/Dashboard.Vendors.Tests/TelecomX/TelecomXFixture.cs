using System.Collections.Concurrent;
using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.TelecomX;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>A Telecom X account over responses by path, with extensions 201 to 203.</summary>
internal sealed class TelecomXFixture : IDisposable
{
    public const string Password = "pass:wörd#1";

    private int _signIns;

    public TelecomXFixture(params (string Key, string? Value)[] more)
        : this([], more)
    {
    }

    public TelecomXFixture(string[] extensions, params (string Key, string? Value)[] more)
    {
        Handler = new ScriptedHandler((request, cancellationToken) => AnswerAsync(request, cancellationToken));
        Paths["/auth/login"] = _ => ScriptedHandler.Json($$"""{"token":"secret-{{Interlocked.Increment(ref _signIns)}}","expiresInMinutes":15,"accessLevel":"ADMIN"}""");
        Serve("/pbx/extension", """{"offset":0,"limit":1000,"total":3,"extensions":[{"_id":"e201","number":"201","name":"Anders And"},{"_id":"e202","number":"202","name":"Andersine"},{"_id":"e203","number":"203"}]}""");
        Serve("/pbx/app/employees", "[]");
        Serve("/pbx/sipphone", """{"offset":0,"limit":1000,"total":0,"sipPhones":[]}""");
        Serve("/pbx/calls", "[]");
        Account = new OpenedAccount(new TelecomXVendor(), Handler, Keys(more), extensions);
    }

    public ScriptedHandler Handler { get; }

    public OpenedAccount Account { get; }

    public ConcurrentDictionary<string, Func<SentRequest, HttpResponseMessage>> Paths { get; } = new();

    /// <summary>A task that completes before a sign-in is answered.</summary>
    public Task SignInGate { get; set; } = Task.CompletedTask;

    public int SignIns => Asked("/auth/login").Count;

    public static Dictionary<string, string?> Keys(params (string Key, string? Value)[] more)
    {
        var keys = new Dictionary<string, string?> { ["Vendor"] = "TelecomX", ["Username"] = "api@example.dk", ["Password"] = Password };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }

    public void Dispose() => Account.Dispose();

    public void Serve(string path, string json) => Paths[path] = _ => ScriptedHandler.Json(json);

    public void Refuse(string path, HttpStatusCode status, string body = "") => Paths[path] = _ => ScriptedHandler.Status(status, body);

    public IReadOnlyList<SentRequest> Asked(string path) => [.. Handler.Requests.Where(r => r.Address.AbsolutePath == path)];

    public Task<Observation> PollAsync(string endpoint) => Account.PollAsync(endpoint);

    /// <summary>Returns the presence of an extension, by default 201, after a poll of the employees.</summary>
    public async Task<ExtensionPresence> PresenceAsync(string number = "201") =>
        (await PollAsync("employees")).Extensions!.Rows.Single(r => r.Number == number);

    private async Task<HttpResponseMessage> AnswerAsync(SentRequest request, CancellationToken cancellationToken)
    {
        if (request.Address.AbsolutePath == "/auth/login")
        {
            await SignInGate.WaitAsync(cancellationToken);
        }

        return Paths.TryGetValue(request.Address.AbsolutePath, out var answer)
            ? answer(request)
            : ScriptedHandler.Status(HttpStatusCode.NotFound, "id");
    }
}
