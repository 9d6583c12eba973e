using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>Thousands of viewers of one board that read and discard all they are sent, on bare sockets: the tests' own memory stays small.</summary>
internal sealed class ViewerCrowd(Uri host, string board) : IAsyncDisposable
{
    private const int AtOnce = 50;
    private const int PerAddress = 1000;
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(5);
    private static readonly byte[] Ping = Message("""{"type":6}""");

    private readonly List<Socket> _sockets = [];
    private readonly CancellationTokenSource _over = new();
    private readonly byte[] _discarded = new byte[256 * 1024];
    private Task _pinging = Task.CompletedTask;
    private int _open;
    private long _received;

    /// <summary>How many are connected.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many bytes they have received.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Connects more of them.</summary>
    public async Task JoinAsync(int count)
    {
        foreach (var chunk in Enumerable.Range(_sockets.Count, count).Chunk(AtOnce))
        {
            _sockets.AddRange(await Task.WhenAll(chunk.Select(ConnectAsync)));
        }

        if (_pinging.IsCompleted)
        {
            _pinging = PingAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _pinging;
        _sockets.ForEach(s => s.Dispose());
        _over.Dispose();
    }

    private async Task<Socket> ConnectAsync(int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, (byte)(10 + (number / PerAddress)), 1]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, host.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /hubs/presence HTTP/1.1\r\nHost: {host.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        var answer = new byte[4096];
        Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)).ShouldStartWith("HTTP/1.1 101");
        await socket.SendAsync(Message("""{"protocol":"json","version":1}"""));
        await socket.SendAsync(Message($$"""{"type":4,"invocationId":"0","target":"Watch","arguments":["{{board}}"]}"""));
        Interlocked.Increment(ref _open);
        _ = Task.Run(() => ReadAsync(socket));
        return socket;
    }

    private async Task ReadAsync(Socket socket)
    {
        try
        {
            while (await socket.ReceiveAsync(_discarded, _over.Token) is > 0 and var length)
            {
                Interlocked.Add(ref _received, length);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is closed.
        }

        Interlocked.Decrement(ref _open);
    }

    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(BetweenPings);
            while (await timer.WaitForNextTickAsync(_over.Token))
            {
                foreach (var socket in _sockets.Where(s => s.Connected))
                {
                    await socket.SendAsync(Ping, _over.Token);
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The host or the test has ended.
        }
    }

    // A short text message of a WebSocket, masked with zeros, which ends a record of SignalR.
    private static byte[] Message(string record)
    {
        var text = Encoding.UTF8.GetBytes($"{record}\u001E");
        return [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. text];
    }
}
