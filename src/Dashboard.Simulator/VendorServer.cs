using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator;

/// <summary>One vendor's API on a port of its own, so that one of them may refuse connections while the others answer.</summary>
internal sealed class VendorServer(VendorSimulation line, TimeProvider time, string url, Action<WebApplication> map) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private WebApplication? _app;
    private ITimer? _edge;
    private string _url = url;

    public VendorSimulation Line => line;

    public Uri Address => new(_url);

    public void Open()
    {
        // No files of settings are read, and so none are watched: a run of tests starts hundreds of these.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());

        // A drop a second is a fault that a client must end, not the server.
        builder.WebHost.UseKestrelCore().UseUrls(_url).ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        _app = builder.Build();
        var faults = new FaultMiddleware(line, time);
        _app.Use(next => CommandMiddleware.Recording(line, next));
        _app.Use((RequestDelegate next) => http => faults.InvokeAsync(http, next));
        map(_app);
        _app.Start();

        // A free port becomes this vendor's own: it answers there again after it refused.
        _url = _app.Urls.Single();
    }

    /// <summary>Takes in a change of the faults: tokens die, and the port closes or opens.</summary>
    public async Task ApplyFaultsAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (line.Faults.Refuses && _app is not null)
            {
                await CloseAsync();
            }
            else if (!line.Faults.Refuses && _app is null)
            {
                Open();
            }

            _edge?.Dispose();
            _edge = line.Faults.NextEdge(FaultKind.Refuse) is { } edge
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
