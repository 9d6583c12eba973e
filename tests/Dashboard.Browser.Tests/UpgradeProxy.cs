using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Browser.Tests;

/// <summary>A proxy in front of a host that refuses WebSocket upgrades, or holds them back. All else passes unchanged.</summary>
internal sealed class UpgradeProxy : IAsyncDisposable
{
    private const int LongestHead = 16 * 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _host;
    private readonly TimeSpan? _delay;
    private readonly Task _accepting;

    /// <summary>Starts it on a free port.</summary>
    /// <param name="host">The address of the host.</param>
    /// <param name="delay">For how long upgrades are held back; null when they are refused.</param>
    public UpgradeProxy(string host, TimeSpan? delay = null)
    {
        (_host, _delay) = (new Uri(host), delay);
        _listener.Start();
        Address = $"http://{_listener.LocalEndpoint}";
        _accepting = AcceptAsync();
    }

    /// <summary>Where browsers reach the host by it.</summary>
    public string Address { get; }

    /// <summary>How many upgrades were refused or held back.</summary>
    public int Upgrades { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(PassAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    // A browser opens a connection of its own for each socket, so the first request tells of the whole connection.
    private async Task PassAsync(TcpClient browser)
    {
        using var server = new TcpClient();
        try
        {
            using (browser)
            {
                var head = new byte[LongestHead];
                var length = await browser.GetStream().ReadAsync(head, _end.Token);
                if (Encoding.ASCII.GetString(head, 0, length).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
                {
                    Upgrades++;
                    if (_delay is not { } delay)
                    {
                        await browser.GetStream().WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _end.Token);
                        return;
                    }

                    await Task.Delay(delay, TimeProvider.System, _end.Token);
                }

                await server.ConnectAsync(_host.Host, _host.Port, _end.Token);
                await server.GetStream().WriteAsync(head.AsMemory(0, length), _end.Token);
                await Task.WhenAny(browser.GetStream().CopyToAsync(server.GetStream(), _end.Token), server.GetStream().CopyToAsync(browser.GetStream(), _end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // Either end left.
        }
    }
}
