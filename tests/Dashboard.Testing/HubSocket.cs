using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Dashboard.Testing;

/// <summary>A viewer that uses SignalR's JSON protocol over a plain WebSocket.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const byte End = 0x1E;
    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _pending = [];
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>The message type of a keep-alive ping.</summary>
    private const int Ping = 6;

    /// <summary>Connects to the hub.</summary>
    /// <param name="address">The host's URL.</param>
    /// <param name="cancellationToken">Cancels the connection attempt.</param>
    /// <param name="receiveBuffer">The size of the socket's receive buffer in bytes; 0 for the default.</param>
    /// <param name="headers">Additional request headers.</param>
    /// <param name="query">The query string.</param>
    public static async Task<HubSocket> ConnectAsync(
        string address, CancellationToken cancellationToken, int receiveBuffer = 0, IReadOnlyDictionary<string, string>? headers = null, string query = "")
    {
        var viewer = new HubSocket();
        // Needed to read the status code of a rejected handshake.
        viewer._socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            viewer._socket.Options.SetRequestHeader(name, value);
        }

        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (receiveBuffer > 0)
                {
                    socket.ReceiveBufferSize = receiveBuffer;
                }

                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        var uri = new Uri(address.Replace("http://", "ws://", StringComparison.Ordinal) + "/hubs/presence" + query);
        await viewer._socket.ConnectAsync(uri, http, cancellationToken);
        await viewer.SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        (await viewer.NextRecordAsync(cancellationToken)).ShouldBe("{}");
        return viewer;
    }

    /// <summary>Subscribes to a board's stream.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    /// <param name="id">The invocation id, unique within the connection.</param>
    public Task WatchAsync(string board, CancellationToken cancellationToken, string id = "1") =>
        SendAsync($$"""{"type":4,"invocationId":"{{id}}","target":"Watch","arguments":["{{board}}"]}""", cancellationToken);

    /// <summary>Invokes a hub method that returns a result.</summary>
    /// <param name="target">The hub's method.</param>
    /// <param name="arguments">Its arguments, as a JSON array.</param>
    /// <param name="isStream">Whether the method returns a stream.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    public Task InvokeAsync(string target, string arguments, bool isStream, CancellationToken cancellationToken) =>
        SendAsync($$"""{"type":{{(isStream ? 4 : 1)}},"invocationId":"1","target":"{{target}}","arguments":{{arguments}}}""", cancellationToken);

    /// <summary>Invokes a hub method without requesting a result.</summary>
    /// <param name="target">The hub's method.</param>
    /// <param name="arguments">Its arguments, as a JSON array.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    public Task SendAsync(string target, string arguments, CancellationToken cancellationToken) =>
        SendAsync($$"""{"type":1,"target":"{{target}}","arguments":{{arguments}}}""", cancellationToken);

    /// <summary>Returns the next message that is not a ping: a frame in <c>item</c>, or a completion.</summary>
    public async Task<string> NextMessageAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var text = await NextRecordAsync(cancellationToken);
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.GetProperty("type").GetInt32() != Ping)
            {
                return text;
            }
        }
    }

    /// <summary>Returns the next frame of one of the given kinds.</summary>
    public async Task<JsonElement> NextFrameAsync(CancellationToken cancellationToken, params string[] kinds)
    {
        while (true)
        {
            using var json = JsonDocument.Parse(await NextMessageAsync(cancellationToken));
            var item = json.RootElement.GetProperty("item");
            if (kinds.Length == 0 || kinds.Contains(item.GetProperty("kind").GetString()))
            {
                return item.Clone();
            }
        }
    }

    /// <summary>Aborts the connection without a close message.</summary>
    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(string text, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + (char)End), WebSocketMessageType.Text, true, cancellationToken);

    private async Task<string> NextRecordAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _pending.IndexOf(End)) < 0)
        {
            var read = await _socket.ReceiveAsync(_buffer, cancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server closed the connection.");
            }

            _pending.AddRange(_buffer.AsSpan(0, read.Count));
        }

        var text = Encoding.UTF8.GetString([.. _pending[..end]]);
        _pending.RemoveRange(0, end + 1);
        return text;
    }
}
