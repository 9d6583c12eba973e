using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator;

/// <summary>Hosts one vendor's API on its own port, so that one vendor can refuse connections while the others respond.</summary>
internal sealed class VendorServer(VendorSimulation simulation, TimeProvider time, string url, Action<WebApplication> map) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private WebApplication? _app;
    private ITimer? _edge;
    private string _url = url;

    public VendorSimulation Simulation => simulation;

    public Uri Address => new(_url);

    public void Open()
    {
        // An empty builder reads and watches no configuration files. A test run starts hundreds of these hosts.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());

        // A dripping response must be ended by the client, not by the server's minimum data rate.
        builder.WebHost.UseKestrelCore().UseUrls(_url).ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        _app = builder.Build();
        var faults = new FaultMiddleware(simulation, time);
        _app.Use(next => CommandMiddleware.Recording(simulation, next));
        _app.Use((RequestDelegate next) => http => faults.InvokeAsync(http, next));
        map(_app);
        _app.Start();

        // Keep the assigned port, so that the vendor returns on the same port after refusing connections.
        _url = _app.Urls.Single();
    }

    /// <summary>Applies changed faults: opens or closes the port, and schedules the next change.</summary>
    public async Task ApplyFaultsAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (simulation.Faults.Refuses && _app is not null)
            {
                await CloseAsync();
            }
            else if (!simulation.Faults.Refuses && _app is null)
            {
                Open();
            }

            _edge?.Dispose();
            _edge = simulation.Faults.NextEdge(FaultKind.Refuse) is { } edge
                ? time.CreateTimer(_ => _ = ApplyFaultsAsync(), null, edge - time.GetUtcNow(), Timeout.InfiniteTimeSpan)
                : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _edge?.Dispose();
        await CloseAsync();
        _one.Dispose();
    }

    private async Task CloseAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
