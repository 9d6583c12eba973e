using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Reflection;
using System.Text.Json;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Live;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Access;

/// <summary>Tests every endpoint of the running host with every kind of client against <see cref="AccessTable"/>.</summary>
public sealed class AccessMatrixTests(SharedHost shared, ITestOutputHelper output) : IClassFixture<SharedHost>, IAsyncLifetime
{
    private const string Word = "RequestVerificationToken";
    private readonly Dictionary<string, TestClient> _visitors = [];
    private readonly TestHost _host = shared.Host;

    public async ValueTask InitializeAsync()
    {
        CanaryData.Put(_host);
        await Eventually.HoldsAsync(() => _host.Board.Current.Alerts.Values.Any(a => a.Count > 0), TestHost.Bound, "an alert stands");
        foreach (var who in AccessTable.Who)
        {
            _visitors[who] = await ComeAsync(who);
        }
    }

    public ValueTask DisposeAsync()
    {
        _visitors.Values.ToList().ForEach(v => v.Dispose());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Table_BesideTheRunningHost_HasARowForEachWayInAndNoOther()
    {
        var ways = Ways().Distinct().Order(StringComparer.Ordinal).ToList();
        var rows = AccessTable.All.Select(r => r.Way).ToList();

        ways.Except(rows).ShouldBeEmpty("these ways in have no row in AccessTable");
        rows.Except(ways).ShouldBeEmpty("these rows of AccessTable are of no way in");
        rows.ShouldBeUnique();
    }

    [Fact]
    public async Task Endpoints_ForEveryPrincipal_MatchTheTable()
    {
        var wrong = new List<string>();
        var (cells, sent) = (0, 0);
        foreach (var row in AccessTable.All)
        {
            foreach (var who in AccessTable.Who)
            {
                var (got, requests) = row.Method == "HUB" ? (await CallAsync(row, who), 1) : await TryAsync(row, who);
                (cells, sent) = (cells + 1, sent + requests);
                if (got != row.Expected[who])
                {
                    wrong.Add($"{row.Way} by {who}: {got}, not {row.Expected[who]}");
                }
            }
        }

        output.WriteLine($"{AccessTable.All.Count} ways × {AccessTable.Who.Count} = {cells} cells, {sent} requests");
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/wall")]
    [InlineData("/wall/nowhere")]
    [InlineData("/api/v1/nothing")]
    public async Task UnknownPath_ForAnyClient_RevealsOnlyWhetherItIsAuthenticated(string path)
    {
        foreach (var who in new[] { "viewer", "supervisor", "administrator", "other", "read", "display" })
        {
            // A display is redirected to its own board from every other address, whether that exists or not.
            (await SendAsync(_visitors[who], "GET", path)).Got.ShouldBe(who == "display" && path == "/wall/nowhere" ? "no" : "none", who);
        }

        (await SendAsync(_visitors["anonymous"], "GET", path)).Got.ShouldBe("door");
    }

    [Fact]
    public async Task Figures_OfTheWholeHouse_AreNotForAProgramThatMaySeeAPart()
    {
        using var limited = await _host.App.AsProgramAsync(TokenScopes.Metrics, AccessLimits.None with { Accounts = ["sydney"] });

        (await SendAsync(limited, "GET", "/metrics")).Got.ShouldBe("no");
        (await SendAsync(limited, "GET", "/api/v1/latency")).Got.ShouldBe("no");
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<string> Ways() => Endpoints().SelectMany(WaysOf).Concat(
        typeof(PresenceHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(PresenceHub)).Select(m => $"HUB {m.Name}"));

    // HEAD is the same as GET without a body.
    private static IEnumerable<string> WaysOf(RouteEndpoint endpoint) => IsAsset(endpoint)
        ? ["GET assets"]
        : (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods.Where(m => m is not ("HEAD" or "OPTIONS")) : ["ANY"])
            .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private async Task<TestClient> ComeAsync(string who) => who switch
    {
        "anonymous" => _host.App.AsNobody(),
        "display" => await _host.App.AsDisplayAsync("sales"),
        _ when AccessTable.Of(who) is { Role: { } role } person => await _host.App.AsPersonAsync(role, person.Limits),
        _ => await _host.App.AsProgramAsync(AccessTable.Of(who).Scopes, AccessTable.Of(who).Limits),
    };

    private async Task<(string Got, int Requests)> TryAsync(AccessRow row, string who)
    {
        var paths = row.Route == "assets" ? Endpoints().Where(IsAsset).Select(e => $"/{e.RoutePattern.RawText}").Distinct().ToList() : [PathOf(row.Route)];
        var got = new HashSet<string>();
        foreach (var path in paths)
        {
            got.Add(row.Changes ? await ChangeAsync(row, who, path) : (await SendAsync(_visitors[who], row.Method, path)).Got);
        }

        return (string.Join(" and ", got), paths.Count * (row.Changes ? 3 : 1));
    }

    private async Task<string> ChangeAsync(AccessRow row, string who, string path)
    {
        var fresh = row.Note == "fresh" ? await ComeAsync(who) : null;
        var client = fresh ?? _visitors[who];
        var (without, bare) = await SendAsync(client, row.Method, path);
        var (elsewhere, foreign) = await SendAsync(client, row.Method, path, ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"));
        // Any page contains the client's antiforgery token.
        var word = await client.TokenAsync("/sign-in");
        var (with, full) = await SendAsync(client, row.Method, path, (Word, word));
        fresh?.Dispose();
        var isPage = !path.StartsWith("/api", StringComparison.Ordinal) && path != "/sign-out";
        var isProgram = client.Http.DefaultRequestHeaders.Authorization is not null;
        return (without, elsewhere, with) switch
        {
            // Cookie principals need the antiforgery token as well.
            _ when row.Note == "open" => foreign == HttpStatusCode.Forbidden ? with : $"{with}, but {(int)foreign} from another site",
            _ when with is "yes" or "none" && !isProgram && bare != HttpStatusCode.BadRequest && with == row.Expected[who] => $"{with}, but {(int)bare} without the form's word",
            _ when with is "yes" && !isPage && full == HttpStatusCode.BadRequest => "400 with the form's word",
            _ when with is "yes" && !isPage && foreign != HttpStatusCode.Forbidden => $"yes, but {(int)foreign} from another site",
            _ => with,
        };
    }

    private async Task<(string Got, HttpStatusCode Status)> SendAsync(TestClient client, string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method == "ANY" ? "GET" : method), path);
        request.Content = (method, path) switch
        {
            ("POST", "/api/v1/commands") => JsonContent.Create(new { id = Guid.NewGuid(), kind = "Dial", account = "sydney", extension = "none" }),
            ("POST", _) => new FormUrlEncodedContent([]),
            _ => null,
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var bound = new CancellationTokenSource(TestHost.Bound);
        using var answer = await client.Http.SendAsync(request, bound.Token);
        var way = answer.Headers.TryGetValues(ChallengeResponse.Refused, out var ways) ? ways.Single() : answer.Headers.Location?.OriginalString;
        // A display cannot sign in, so a refused display is redirected to its own board.
        var got = answer.StatusCode switch
        {
            HttpStatusCode.Redirect when way == "/display" => "no",
            HttpStatusCode.Redirect when way?.StartsWith("/sign-in?", StringComparison.Ordinal) == true && way != $"/{SignOutResponse.Page}" => "door",
            HttpStatusCode.Unauthorized => "door",
            HttpStatusCode.Forbidden when path != "/status/403" => "no",
            HttpStatusCode.NotFound => "none",
            >= HttpStatusCode.InternalServerError => $"{(int)answer.StatusCode}",
            _ => "yes",
        };
        return (got, answer.StatusCode);
    }

    private async Task<string> CallAsync(AccessRow row, string who)
    {
        using var bound = new CancellationTokenSource(TestHost.Bound);
        try
        {
            await using var hub = await _host.HubAsync(_visitors[who], bound.Token);
            var isStream = typeof(PresenceHub).GetMethod(row.Route)!.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal);
            await hub.InvokeAsync(row.Route, row.Arguments, isStream, bound.Token);
            using var said = JsonDocument.Parse(await hub.NextMessageAsync(bound.Token));
            return !said.RootElement.TryGetProperty("error", out var error) ? "yes" : error.GetString()!.Contains("There is no", StringComparison.Ordinal) ? "none" : error.GetString()!;
        }
        catch (WebSocketException e)
        {
            return e.Message.Contains("401", StringComparison.Ordinal) ? "door" : e.Message.Contains("403", StringComparison.Ordinal) ? "no" : e.Message;
        }
    }

    private string PathOf(string route)
    {
        if (AccessTable.Paths.TryGetValue(route, out var path))
        {
            return path;
        }

        var alert = _host.Board.Current.Alerts["sales"].Keys.First();
        return string.Join('/', route.Split('/').Select(part => part is ['{', .., '}'] ? AccessTable.Values[part[1..^1].Split(':')[0]].Replace("{alert}", alert, StringComparison.Ordinal) : part));
    }
}
