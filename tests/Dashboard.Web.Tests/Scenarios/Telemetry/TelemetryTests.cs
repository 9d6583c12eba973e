using System.Globalization;
using System.Text;
using Dashboard.Simulator;
using Dashboard.Storage.Tokens;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dashboard.Web.Tests.Scenarios.Telemetry;

/// <summary>
/// The whole host beside a collector. A second host in this process would be traced with it, and when it ended, OpenTelemetry
/// would take the instruments of the same names for ended too.
/// </summary>
[Collection(nameof(Alone))]
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Account = "tracedoffice";
    private const string Board = "tracedboard";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly SimulatorOptions _options = new() { Extensions = 20, AlwaysBusy = true, Speed = 20 };
    private SimulatorHost _simulator = null!;
    private OtlpCollector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = new SimulatorHost(_options, TimeProvider.System, "http://127.0.0.1:0");
        _simulator.Start();
        _collector = await OtlpCollector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Trace_OfAPollThatBringsNews_RunsFromTheRequestToTheFrame()
    {
        await using var host = Build([.. Jingl, .. ToTheCollector]);
        await host.App.StartAsync();
        using var bound = new CancellationTokenSource(Bound);
        using var client = await host.App.AsProgramAsync(TokenScopes.Read);
        await using var viewer = await HubSocket.ConnectAsync(
            host.App.Urls.First(), bound.Token, headers: new Dictionary<string, string> { ["Authorization"] = $"{client.Http.DefaultRequestHeaders.Authorization}" });
        await viewer.WatchAsync(Board, bound.Token);

        await Eventually.HoldsAsync(() => Whole().Any(), Bound, "a trace leads from a poll to a frame");
        await host.App.StopAsync();

        foreach (var (poll, request, apply, frame) in Whole())
        {
            new[] { request.Trace, apply.Trace, frame.Trace }.ShouldAllBe(t => t == poll.Trace);
            poll.Tags["endpoint"].ShouldNotBeEmpty();
            Number(apply, "changes").ShouldBeGreaterThan(0);
            new[] { Number(apply, "version"), Number(frame, "version"), Number(frame, "bytes") }.ShouldAllBe(n => n > 0);
        }
    }

    [Fact]
    public async Task Metrics_OfTheHost_AreSentByTheirNames()
    {
        await using var host = Build([.. Jingl, .. ToTheCollector]);
        await host.App.StartAsync();

        string[] names = ["dashboard.polls", "dashboard.poll.lateness", "http.client.request.duration", "dotnet.gc.collections"];
        await Eventually.HoldsAsync(() => names.All(n => _collector.Received("/v1/metrics").Any(b => Holds(b, n))), Bound, "each of them has been sent");
    }

    [Fact]
    public async Task Trace_OfARequestWithATokenInItsQuery_TellsNoValueOfTheQuery()
    {
        // Telecom X takes its token in the query.
        const string Secret = "planted-tok3n";
        await using var vendor = await EchoingVendor.StartAsync();
        await using var host = Build(
        [
            $"--Accounts:{Account}:Vendor", "TelecomX", $"--Accounts:{Account}:BaseAddress", vendor.Address, $"--Accounts:{Account}:Token", Secret, .. ToTheCollector,
        ]);
        await host.App.StartAsync();

        var from = new Uri(vendor.Address).Port.ToString(CultureInfo.InvariantCulture);
        await Eventually.HoldsAsync(() => Requests().Any(), Bound, "a request is traced");
        await host.App.StopAsync();

        vendor.Echoed.ShouldBeGreaterThan(0);
        Requests().ShouldAllBe(r => r.Tags["url.full"].Contains('?', StringComparison.Ordinal));
        _collector.Received("/v1/traces").Concat(_collector.Received("/v1/metrics")).ShouldAllBe(b => !Holds(b, Secret));

        IEnumerable<OtlpSpan> Requests() => _collector.Spans.Where(s => s.Tags.GetValueOrDefault("server.port") == from && s.Tags.ContainsKey("url.full"));
    }

    [Fact]
    public async Task Host_WithoutAnAddressOfACollector_AddsNothing()
    {
        await using var host = Build(Jingl);

        (host.App.Services.GetService<TracerProvider>(), host.App.Services.GetService<MeterProvider>()).ShouldBe((null, null));
    }

    private string[] Jingl =>
    [
        $"--Accounts:{Account}:Vendor", "Jingl", $"--Accounts:{Account}:BaseAddress", _simulator.AddressOf("jingl"),
        $"--Accounts:{Account}:Username", _options.JinglUsername, $"--Accounts:{Account}:Password", _options.JinglPassword, $"--Accounts:{Account}:Poll:Presence", "00:00:01",
    ];

    private string[] ToTheCollector =>
    [
        "--OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "--OTEL_BSP_SCHEDULE_DELAY", "100", "--OTEL_METRIC_EXPORT_INTERVAL", "200",
    ];

    private static TestHost Build(string[] args) => TestHost.Build(
        new TestHostOptions { Accounts = [] }.With(["--Logging:LogLevel:Default", "None", $"--Boards:{Board}:Title", "Traced", .. args]));

    // Each frame of the board whose parent took in what a poll of the account saw.
    private IEnumerable<(OtlpSpan Poll, OtlpSpan Request, OtlpSpan Apply, OtlpSpan Frame)> Whole()
    {
        var spans = _collector.Spans;
        return from frame in spans
            where frame.Name == "frame" && frame.Tags["board"] == Board
            from apply in spans
            where apply.Name == "apply" && apply.Id == frame.Parent
            from poll in spans
            where poll.Name == "poll" && poll.Id == apply.Parent && poll.Tags["account"] == Account
            from request in spans
            where request.Parent == poll.Id && request.Tags.ContainsKey("http.request.method")
            select (poll, request, apply, frame);
    }

    private static long Number(OtlpSpan span, string tag) => long.Parse(span.Tags[tag], CultureInfo.InvariantCulture);

    private static bool Holds(byte[] body, string word) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
}
