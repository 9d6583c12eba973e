using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dashboard.Web.Tests.Scenarios.Api;

/// <summary>Tests that every error below <c>/api</c> is a problem with a detail, whether from routing, authentication, an endpoint or an exception.</summary>
public sealed class ProblemDetailsTests(ProblemDetailsTests.Shared shared) : IClassFixture<ProblemDetailsTests.Shared>, IAsyncLifetime
{
    private const string Inside = "the-inside-of-it";
    private const string Commands = "/api/v1/commands";
    private const string Good = "\"id\":\"0a6f3d0e-2f2a-4d7c-9c57-0f5f6f0a9a11\",\"kind\":\"Hold\",\"account\":\"sydney\",\"extension\":\"101\"";
    private readonly TestHost _host = shared.Host;
    private Dictionary<string, TestClient> _visitors = [];

    public async ValueTask InitializeAsync()
    {
        _visitors = new()
        {
            ["nobody"] = _host.App.AsNobody(), ["read"] = await _host.App.AsProgramAsync(TokenScopes.Read), ["command"] = await _host.App.AsProgramAsync(TokenScopes.Command),
            ["person"] = await _host.App.AsPersonAsync(Role.Administrator), ["revoked"] = _host.App.AsNobody(), ["basic"] = _host.App.AsNobody(),
        };
        _visitors["revoked"].Http.DefaultRequestHeaders.Authorization = new("Bearer", "no-such-token");
        _visitors["basic"].Http.DefaultRequestHeaders.Authorization = new("Basic", "YTpi");
    }

    public ValueTask DisposeAsync()
    {
        _visitors.Values.ToList().ForEach(v => v.Dispose());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Refusal_OfEveryKind_IsAProblemThatSaysWhatToDo()
    {
        (string Who, string Method, string Path, string? Body, string Type, int Status, string Words)[] table =
        [
            ("read", "GET", "/api/v1/nothing", null, "", 404, "nothing at this address"), ("read", "GET", "/api", null, "", 404, "nothing at this address"),
            ("command", "GET", $"{Commands}/not-a-uuid", null, "", 404, "nothing at this address"), ("command", "GET", $"{Commands}/{Guid.NewGuid()}", null, "", 404, "no command of that id"),
            ("command", "POST", "/api/v1/accounts/nowhere/retry", null, "", 404, "no account 'nowhere'"), ("command", "POST", "/api/v1/alerts/nowhere/acknowledge", null, "", 404, "no board 'nowhere'"),
            ("read", "POST", "/api/v1/extensions", "{}", "application/json", 405, "Allow: GET"), ("command", "DELETE", Commands, null, "", 405, "POST"),
            ("command", "POST", Commands, "not json", "application/json", 400, "line 1, byte 2"), ("command", "POST", Commands, "", "application/json", 400, "not JSON"),
            ("command", "POST", Commands, "[]", "application/json", 400, "one JSON object"), ("command", "POST", Commands, $"{{{Good},\"id\":1}}", "application/json", 400, "may stand in it once"),
            ("command", "POST", Commands, $"{{{Good},\"traget\":\"1\"}}", "application/json", 400, "no such property. There are: id, kind, account"),
            ("command", "POST", Commands, $"{{{Good.Replace("Hold", "Explode", StringComparison.Ordinal)}}}", "application/json", 400, "'kind' is one of: Dial, HangUp"),
            ("command", "POST", Commands, $"{{{Good.Replace("\"Hold\"", "1", StringComparison.Ordinal)}}}", "application/json", 400, "'kind' is one of: Dial, HangUp"),
            ("command", "POST", Commands, $"{{{Good.Replace("\"sydney\"", "null", StringComparison.Ordinal)}}}", "application/json", 400, "'account' cannot be null: it is a text"),
            ("command", "POST", Commands, $"{{{Good.Replace("\"101\"", "101", StringComparison.Ordinal)}}}", "application/json", 400, "'extension' cannot be read: it is a text"),
            ("command", "POST", Commands, $"{{{Good.Replace("0a6f", "zz", StringComparison.Ordinal)}}}", "application/json", 400, "'id' cannot be read: it is a UUID"),
            ("command", "POST", Commands, $"{{{Good},\"seenVersion\":1.5}}", "application/json", 400, "'seenVersion' cannot be read: it is a whole number"),
            ("command", "POST", Commands, $"{{{Good},\"seenVersion\":\"1\"}}", "application/json", 400, "it is a whole number"),
            ("command", "POST", Commands, "{\"kind\":\"Hold\"}", "application/json", 400, "'id' is missing: it is a UUID"),
            ("command", "POST", Commands, $"{{{Good.Replace("0a6f3d0e-2f2a-4d7c-9c57-0f5f6f0a9a11", $"{Guid.Empty}", StringComparison.Ordinal)}}}", "application/json", 400, "choose a UUID anew"),
            ("command", "POST", Commands, $"{{{Good}}}", "text/plain", 415, "Content-Type: application/json"), ("command", "POST", Commands, null, "", 415, "Content-Type: application/json"),
            ("command", "POST", Commands, "id=1", "application/x-www-form-urlencoded", 415, "Content-Type: application/json"),
            ("command", "POST", Commands, $"{{\"id\":\"{new string('a', 100_000)}\"}}", "application/json", 413, "too large"),
            ("nobody", "GET", "/api/v1/extensions", null, "", 401, "Authorization: Bearer"), ("nobody", "POST", Commands, "{}", "application/json", 401, "Authorization: Bearer"),
            ("nobody", "GET", "/api/v1/nothing", null, "", 401, "Authorization: Bearer"), ("basic", "GET", "/api/v1/me", null, "", 401, "A token is needed"),
            ("revoked", "GET", "/api/v1/me", null, "", 401, "it was revoked"), ("read", "POST", Commands, $"{{{Good}}}", "application/json", 403, "may not do that"),
            ("person", "POST", Commands, $"{{{Good}}}", "application/json", 400, "older than the last sign-in"), ("nobody", "GET", "/api/v1/throws", null, "", 500, "in the host's log"),
            ("nobody", "GET", "/api/v1/status/429", null, "", 429, "Retry-After"), ("nobody", "GET", "/api/v1/status/503", null, "", 503, "Try again"), ("nobody", "GET", "/api/v1/status/418", null, "", 418, "/openapi/v1.json"),
        ];
        var wrong = new List<string>();
        foreach (var (who, method, path, body, type, status, words) in table)
        {
            using var request = Request(method, path, body, type);
            using var answer = await _visitors[who].Http.SendAsync(request);
            var told = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode != status || !Detail(told).Contains(words, StringComparison.Ordinal) || Fault(answer, told, path) is not null)
            {
                wrong.Add($"{who} {method} {path} {body?[..Math.Min(body.Length, 90)]}: {(int)answer.StatusCode} not {status}, {Fault(answer, told, path)}: {told}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_OfAPropertyOrAWay_SaysSoForPrograms()
    {
        using var unknown = await _visitors["command"].Http.SendAsync(Request("POST", Commands, "{\"kind\":\"Explode\"}", "application/json"));
        using var problem = JsonDocument.Parse(await unknown.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("property").GetString().ShouldBe("kind");
        problem.RootElement.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()).ShouldContain("BlindTransfer");

        (await HeaderAsync("nobody", "/api/v1/me", a => a.Headers.WwwAuthenticate.ToString())).ShouldBe("Bearer");
        (await HeaderAsync("revoked", "/api/v1/me", a => a.Headers.WwwAuthenticate.ToString())).ShouldBe("Bearer error=\"invalid_token\"");
        (await HeaderAsync("nobody", "/api/v1/status/503", a => a.Headers.RetryAfter?.ToString())).ShouldBe("10");
    }

    [Fact]
    public async Task InvalidInput_OnEveryRouteByEveryClient_IsAResponseOrAProblem()
    {
        var paths = _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => $"/{e.RoutePattern.RawText!.Trim('/')}")
            .Where(p => p.StartsWith("/api/", StringComparison.Ordinal) && !p.Contains("throws", StringComparison.Ordinal) && !p.Contains("status", StringComparison.Ordinal)).Distinct()
            .Select(p => p.Replace("{command:guid}", "{guid}", StringComparison.Ordinal)).Select(p => string.Join('/', p.Split('/').Select(part => part.StartsWith('{') ? "%F0%9F%98%80%0Anonsense" : part))).ToList();
        (string? Body, string Type)[] bodies = [(null, ""), ("{\"id\":[]}", "application/json"), ("\0", "application/json; charset=utf-99"), ("<x/>", "application/xml"), ("a=%", "application/x-www-form-urlencoded"), ("--", "multipart/form-data; boundary=")];
        var wrong = new List<string>();
        foreach (var path in paths)
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW" })
            {
                foreach (var (body, type) in method == "GET" ? bodies[..1] : bodies)
                {
                    foreach (var who in new[] { "nobody", "read", "command", "person" })
                    {
                        using var request = Request(method, path, body, type);
                        using var answer = await _visitors[who].Http.SendAsync(request);
                        var told = await answer.Content.ReadAsStringAsync();
                        if (answer.StatusCode >= HttpStatusCode.InternalServerError || ((int)answer.StatusCode >= 400 && Fault(answer, told, null) is not null))
                        {
                            wrong.Add($"{who} {method} {path} {type}: {(int)answer.StatusCode} {Fault(answer, told, null)} {told}");
                        }
                    }
                }
            }
        }

        paths.Count.ShouldBeGreaterThan(10);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Database_WhenUnavailable_IsReportedToClientsWithAToken()
    {
        var folder = Directory.CreateTempSubdirectory("problem-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data"), "no folder");
        await using (var host = await TestHost.StartInAsync(folder, "--Storage:ConnectionString", $"Data Source={folder.FullName}/data/dashboard.db"))
        {
            using var program = host.App.AsNobody();
            program.Http.DefaultRequestHeaders.Authorization = new("Bearer", "some-token");
            using var answer = await program.Http.SendAsync(Request("GET", "/api/v1/extensions", null, ""));
            var told = await answer.Content.ReadAsStringAsync();

            (answer.StatusCode, Fault(answer, told, "/api/v1/extensions")).ShouldBe((HttpStatusCode.ServiceUnavailable, null), told);
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        }

        folder.Delete(recursive: true);
    }

    private async Task<string?> HeaderAsync(string who, string path, Func<HttpResponseMessage, string?> header)
    {
        using var answer = await _visitors[who].Http.SendAsync(Request("GET", path, null, ""));
        return header(answer);
    }

    // Accepts HTML only, as a browser does.
    private static HttpRequestMessage Request(string method, string path, string? body, string type)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.ParseAdd("text/html");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return request;
    }

    private static string Detail(string told)
    {
        try
        {
            using var problem = JsonDocument.Parse(told);
            return problem.RootElement.GetProperty("detail").GetString() ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    // Returns what is wrong with a problem response; null when it is valid.
    private static string? Fault(HttpResponseMessage answer, string told, string? path)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return $"is {answer.Content.Headers.ContentType}";
        }

        using var problem = JsonDocument.Parse(told);
        var root = problem.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        return root.GetProperty("status").GetInt32() != (int)answer.StatusCode ? "another status"
            : string.IsNullOrEmpty(Text("title")) || string.IsNullOrEmpty(Text("type")) ? "no title or type"
            : Text("detail") is not { Length: > 10 and < 600 } detail || !detail.EndsWith('.') ? "no sentence"
            : path is not null && Text("instance") != path ? $"instance {Text("instance")}"
            : new[] { Inside, "Exception", "   at ", "Dashboard.", "System." }.FirstOrDefault(told.Contains) is { } trace ? $"a trace: {trace}"
            : null;
    }

    /// <summary>A host with endpoints that fail.</summary>
    public sealed class Shared : SharedHost
    {
        private protected override TestHostOptions Options => base.Options with
        {
            BeforeStart = app =>
            {
                app.MapGet("/api/v1/throws", new Func<string>(() => throw new InvalidOperationException(Inside))).AllowAnonymous();
                app.MapGet("/api/v1/status/{code:int}", (int code) => Results.StatusCode(code)).AllowAnonymous();
            },
        };
    }
}
