using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Testing;
using Dashboard.Web.Configuration;
using Dashboard.Web.Connections;
using Dashboard.Web.Hosting;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Connections;

/// <summary>Tests a real listener with a low limit and sockets that send nothing.</summary>
public sealed class BoundedListenerTests : IAsyncLifetime
{
    private const int Bound = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<Socket> _sockets = [];
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var settings = new DashboardOptions([], [], IsDemo: true)
        {
            Storage = new StorageOptions(StorageProvider.Sqlite, ""),
            Audit = new AuditOptions("", null),
            Access = new AccessOptions(),
            Limits = new LimitOptions { Connections = Bound, ConnectionsPerAddress = Bound },
        };
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings.Access);
        builder.AddConnections(settings);
        _app = builder.Build();
        _app.MapGet("/", () => "here");
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(s => s.Dispose());
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Sockets_BeyondTheBound_AreAnsweredAndClosedAndTheHostGoesOn()
    {
        await SilentAsync(Bound);
        await Eventually.HoldsAsync(() => Gate.Open == Bound, Patience, "the silent ones are counted");

        foreach (var refused in await SilentAsync(50))
        {
            (await ReadAsync(refused)).ShouldStartWith("HTTP/1.1 503 Service Unavailable\r\n");
        }

        Gate.Open.ShouldBe(Bound);
        _sockets[0].Dispose();
        await Eventually.HoldsAsync(() => Gate.Open < Bound, Patience, "the one that left has given its place back");
        using var http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        (await http.GetStringAsync("/")).ShouldBe("here");
    }

    private ConnectionGate Gate => _app.Services.GetRequiredService<ConnectionGate>();

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var bound = new CancellationTokenSource(Patience);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(bound.Token);
    }

    private async Task<IReadOnlyList<Socket>> SilentAsync(int count)
    {
        var opened = Enumerable.Range(0, count).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToList();
        _sockets.AddRange(opened);
        foreach (var socket in opened)
        {
            await socket.ConnectAsync(IPAddress.Loopback, new Uri(_app.Urls.First()).Port);
        }

        return opened;
    }
}
