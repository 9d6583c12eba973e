using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Dashboard.Web.Tests.Api.OpenApi;

/// <summary>Tests the document at <c>/openapi/v1.json</c> against the responses of the running host, so that neither can change alone.</summary>
public sealed class ApiDocumentTests(SharedHost shared) : IClassFixture<SharedHost>, IAsyncLifetime
{
    private readonly TestHost _host = shared.Host;
    private TestClient _program = null!;
    private JsonDocument _document = null!;

    public async ValueTask InitializeAsync()
    {
        CanaryData.Put(_host);
        // The second account has values that are otherwise rare.
        _host.Board.Apply(new Observation
        {
            Account = "perth", Endpoint = "test", At = TimeProvider.System.GetUtcNow(),
            Extensions = new([new ExtensionPresence { Account = "perth", Number = "1", State = PresenceState.Idle, ObservedAt = TimeProvider.System.GetUtcNow() }], true),
        });
        _program = await _host.App.AsProgramAsync(TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics);
        _document = JsonDocument.Parse(await _program.ReadAsync("/openapi/v1.json"));
        await Eventually.HoldsAsync(() => _host.Board.Current.Alerts.Values.Any(a => a.Count > 0), TestHost.Bound, "an alert stands");
        await Eventually.HoldsAsync(() => _host.Board.Current.Accounts.Values.Any(a => a.Value.Worst is not null), TestHost.Bound, "an account fails");
    }

    public ValueTask DisposeAsync()
    {
        _document.Dispose();
        _program.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Document_BesideTheRunningHost_HasEachWayOfTheApiAndNoOther()
    {
        var ways = _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(m => $"{m.ToLowerInvariant()} /{e.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal)}"));
        var told = Operations().Select(o => $"{o.Method} {o.Path}");

        told.Order(StringComparer.Ordinal).ShouldBe(ways.Order(StringComparer.Ordinal));
        Operations().Select(o => o.Operation.GetProperty("operationId").GetString()).ShouldBeUnique();
        // Relative to the document, so that it is the same wherever it is requested, also below a path base.
        _document.RootElement.GetProperty("servers").EnumerateArray().ShouldHaveSingleItem().GetProperty("url").GetString().ShouldBe("..");
        foreach (var (_, path, operation) in Operations())
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(path);
            operation.GetProperty("security").GetArrayLength().ShouldBe(2, path);
        }
    }

    [Fact]
    public void Document_EveryPath_IsOnThePageOfTheApi()
    {
        var page = Repository.Read("src/Dashboard.Web/Api/README.md");

        Operations().Select(o => o.Path).Distinct().Where(path => !page.Contains($"`{path}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_OfEveryGet_IsAsTheDocumentHasIt()
    {
        var id = Guid.NewGuid();
        (await SendAsync(new { id, kind = "Dial", account = "sydney", extension = "nobody", target = "1" })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        foreach (var (method, path, _) in Operations().Where(o => o.Method == "get"))
        {
            using var answer = await _program.GetAsync(path.Replace("{command}", $"{id}", StringComparison.Ordinal));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var told = await HoldAsync(method, path, answer);
            if (told.TryGetProperty("items", out var items))
            {
                items.GetArrayLength().ShouldBeGreaterThan(0, $"{path} proves nothing without a row");
            }
        }

        using var person = await _host.App.AsPersonAsync(Role.Viewer);
        using var me = await person.GetAsync("/api/v1/me");
        await HoldAsync("get", "/api/v1/me", me);
    }

    [Fact]
    public async Task Answer_OfEveryCommandAndRefusal_IsAsTheDocumentHasIt()
    {
        const string Commands = "/api/v1/commands";
        var id = Guid.NewGuid();
        var call = _host.Board.Current.Calls.GetAccount("sydney").Values.First().Value;
        object[] bodies =
        [
            new { id, kind = "HangUp", account = "sydney", extension = "71017101", call = call.Key, seenVersion = 0 }, new { id, kind = "Hold", account = "sydney", extension = "1" },
            new { id = "x" }, new { id = Guid.NewGuid(), kind = "Explode" },
        ];
        var statuses = new List<HttpStatusCode>();
        foreach (var body in bodies)
        {
            using var answer = await SendAsync(body);
            statuses.Add(answer.StatusCode);
            await HoldAsync("post", Commands, answer);
        }

        statuses.ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest]);
        using var form = await _program.SendAsync(Commands, ("id", "1"));
        await HoldAsync("post", Commands, form);
        using var unknown = await _program.GetAsync($"{Commands}/{Guid.NewGuid()}");
        await HoldAsync("get", "/api/v1/commands/{command}", unknown);
        using var nobody = _host.App.AsNobody();
        using var stranger = await nobody.GetAsync("/api/v1/extensions");
        await HoldAsync("get", "/api/v1/extensions", stranger);
        using var retry = await PostAsync("/api/v1/accounts/perth/retry");
        await HoldAsync("post", "/api/v1/accounts/{id}/retry", retry);
        using var over = await PostAsync("/api/v1/alerts/sales/none/acknowledge");
        await HoldAsync("post", "/api/v1/alerts/{board}/{key}/acknowledge", over);
        using var seen = await PostAsync("/api/v1/alerts/sales/acknowledge");
        await HoldAsync("post", "/api/v1/alerts/{board}/acknowledge", seen);
    }

    [Fact]
    public async Task Examples_OfCommands_AreCommandsThatAreTaken()
    {
        var body = Operation("post", "/api/v1/commands").GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        foreach (var example in body.GetProperty("examples").EnumerateObject())
        {
            var value = example.Value.GetProperty("value");
            new SchemaCheck(_document.RootElement).Errors(value, body.GetProperty("schema")).ShouldBeEmpty(example.Name);
            var sent = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(value)!;
            sent["id"] = JsonSerializer.SerializeToElement(Guid.NewGuid());
            using var answer = await SendAsync(sent);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        }

        Operation("post", "/api/v1/commands").GetProperty("description").GetString()!.ShouldContain("seenVersion");
        _document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("CommandRequest").GetProperty("properties").GetProperty("seenVersion")
            .GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace("the words of the comments are in the document");
    }

    // Validates a response against the description of its status. An undescribed status is an error too.
    private async Task<JsonElement> HoldAsync(string method, string path, HttpResponseMessage answer)
    {
        var what = $"{method} {path} {(int)answer.StatusCode}";
        Operation(method, path).GetProperty("responses").TryGetProperty($"{(int)answer.StatusCode}", out var told).ShouldBeTrue($"{what} is not described");
        var text = await answer.Content.ReadAsStringAsync();
        if (!told.TryGetProperty("content", out var content))
        {
            text.ShouldBeEmpty(what);
            return default;
        }

        var value = JsonDocument.Parse(text).RootElement;
        var schema = content.GetProperty(answer.Content.Headers.ContentType!.MediaType!).GetProperty("schema");
        new SchemaCheck(_document.RootElement).Errors(value, schema).ShouldBeEmpty(what);
        return value;
    }

    private IEnumerable<(string Method, string Path, JsonElement Operation)> Operations() =>
        _document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (o.Name, p.Name, o.Value)));

    private JsonElement Operation(string method, string path) => _document.RootElement.GetProperty("paths").GetProperty(path).GetProperty(method);

    private Task<HttpResponseMessage> SendAsync(object body) => _program.Http.PostAsJsonAsync("/api/v1/commands", body);

    private Task<HttpResponseMessage> PostAsync(string path) => _program.Http.PostAsync(new Uri(path, UriKind.Relative), null);
}
