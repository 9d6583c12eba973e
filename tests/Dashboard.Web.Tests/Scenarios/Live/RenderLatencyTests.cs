using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Web.Live.Latency;

namespace Dashboard.Web.Tests.Scenarios.Live;

/// <summary>Latency reports of screens over the real hub: valid, invalid and missing ones.</summary>
public sealed class RenderLatencyTests : IAsyncLifetime
{
    private const string Report = """["everyone",[35,2],[40,2]]""";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));
    private HubHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await HubHost.StartAsync();
        _host.See(2, PresenceState.Idle);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _bound.Dispose();
    }

    [Fact]
    public async Task Delta_OfAnAnswer_TracesWhenItCameAndADeltaOfHealthTracesNothing()
    {
        await using var viewer = await ViewerAsync();
        _host.See(2, PresenceState.Ringing);
        var delta = await viewer.NextFrameAsync(_bound.Token, "delta");
        var trace = delta.GetProperty("trace").EnumerateArray().ShouldHaveSingleItem();
        trace[0].GetDouble().ShouldBeInRange(trace[1].GetDouble(), Bound.TotalMilliseconds);
        trace[1].GetDouble().ShouldBeGreaterThanOrEqualTo(0);

        _host.Board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl", HealthSince = DateTimeOffset.UnixEpoch });
        (await viewer.NextFrameAsync(_bound.Token, "delta")).TryGetProperty("trace", out _).ShouldBeFalse();
        Counted(LatencyStage.AppliedToSent).ShouldBe(1);
    }

    [Fact]
    public async Task Painted_ByAScreen_IsInTheApiAndInTheMetrics()
    {
        await using var viewer = await ViewerAsync();
        await viewer.SendAsync("Painted", Report, _bound.Token);
        await Eventually.HoldsAsync(() => Counted(LatencyStage.SentToRendered) == 2, Bound, "the report is counted");

        using var http = new HttpClient { BaseAddress = new Uri(_host.Address) };
        var answer = await http.GetFromJsonAsync<JsonElement>("/api/v1/latency", _bound.Token);
        var board = answer.GetProperty("items")[0];
        (board.GetProperty("board").GetString(), board.GetProperty("viewers").GetInt32(), board.GetProperty("silent").GetInt32()).ShouldBe(("everyone", 1, 0));
        foreach (var spans in new[] { answer.GetProperty("all"), board.GetProperty("spans") })
        {
            var painted = spans.GetProperty("sentToPainted");
            painted.GetProperty("count").GetInt64().ShouldBe(2);
            painted.GetProperty("p50").GetDouble().ShouldBeInRange(LatencyHistogram.UpperBound(34), LatencyHistogram.UpperBound(35));
            painted.GetProperty("p99").GetDouble().ShouldBe(LatencyHistogram.UpperBound(35), 0.1);
            spans.GetProperty("receivedToApplied").GetProperty("p95").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        var lines = (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), _bound.Token)).Split('\n');
        lines.ShouldContain("# TYPE dashboard_latency_seconds summary");
        lines.ShouldContain("dashboard_latency_seconds_count{board=\"everyone\",span=\"receivedToPainted\"} 2");
        lines.ShouldContain("dashboard_latency_seconds{board=\"everyone\",span=\"appliedToSent\",quantile=\"0.5\"} NaN");
        lines.ShouldContain(l => l.StartsWith("dashboard_latency_seconds{board=\"everyone\",span=\"receivedToPainted\",quantile=\"0.99\"} 0.102", StringComparison.Ordinal));
        lines[^2].ShouldBe("# EOF");
    }

    [Theory]
    [InlineData("""["nowhere",[35,2],[40,2]]""")]
    [InlineData("""["everyone",[35,2],[40,3]]""")]
    [InlineData("""["everyone",[35],[40]]""")]
    [InlineData("""["everyone",[80,1],[40,1]]""")]
    [InlineData("""["everyone",[-1,1],[40,1]]""")]
    [InlineData("""["everyone",[35,-1],[40,-1]]""")]
    [InlineData("""["everyone",[35,2147483647],[40,2147483647]]""")]
    [InlineData("""["everyone",[35,1.5],[40,1.5]]""")]
    [InlineData("""["everyone",["NaN",1],["NaN",1]]""")]
    [InlineData("""["everyone",null,null]""")]
    [InlineData("""["everyone"]""")]
    [InlineData("""[{},{},{}]""")]
    public async Task Report_WithInvalidValues_IsIgnoredWithoutADisconnect(string arguments)
    {
        await using var other = await ViewerAsync();
        await using var liar = await ViewerAsync();
        await liar.SendAsync("Painted", arguments, _bound.Token);
        await liar.SendAsync("Painted", Report, _bound.Token);
        await Eventually.HoldsAsync(() => Counted(LatencyStage.SentToRendered) > 0, Bound, "what is right after it is counted");
        Counted(LatencyStage.SentToRendered).ShouldBe(2);

        _host.See(2, PresenceState.OnCall);
        await other.NextFrameAsync(_bound.Token, "delta");
        await liar.NextFrameAsync(_bound.Token, "delta");
    }

    [Fact]
    public async Task Painted_AgainAtOnce_CountsOnce()
    {
        await using var viewer = await ViewerAsync();
        for (var i = 0; i < 50; i++)
        {
            await viewer.SendAsync("Painted", Report, _bound.Token);
        }

        _host.See(2, PresenceState.OnCall);
        await viewer.NextFrameAsync(_bound.Token, "beat");
        Counted(LatencyStage.SentToRendered).ShouldBeInRange(2, 12);
    }

    [Fact]
    public async Task Report_ThatIsMissing_DelaysNoFrame()
    {
        await using var withholding = await ViewerAsync();
        await using var other = await ViewerAsync();
        for (var i = 0; i < 20; i++)
        {
            _host.See(2, i % 2 == 0 ? PresenceState.Ringing : PresenceState.OnCall);
            var version = _host.Board.Current.Version;
            foreach (var viewer in new[] { other, withholding })
            {
                (await viewer.NextFrameAsync(_bound.Token, "delta")).GetProperty("version").GetInt64().ShouldBe(version);
            }
        }

        Counted(LatencyStage.AppliedToSent).ShouldBe(20);
        Counted(LatencyStage.SentToRendered).ShouldBe(0);
    }

    private async Task<HubSocket> ViewerAsync()
    {
        var viewer = await HubSocket.ConnectAsync(_host.Address, _bound.Token);
        await viewer.WatchAsync("everyone", _bound.Token);
        await viewer.NextFrameAsync(_bound.Token, "snapshot");
        return viewer;
    }

    private long Counted(LatencyStage span) => _host.Stream.Latency[span].Total.Count;
}
