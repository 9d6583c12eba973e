using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Dashboard.Testing;

/// <summary>A viewer that speaks SignalR's JSON protocol over a bare WebSocket.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const byte End = 0x1E;
    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _pending = [];
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Messages about the connection itself; the rest are frames.</summary>
    private const int Ping = 6;

    /// <summary>Connects.</summary>
    /// <param name="address">The host's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="receiveBuffer">The size of the socket's buffer; 0 for the usual.</param>
    /// <param name="headers">What it sends besides.</param>
    /// <param name="query">What its address carries.</param>
    public static async Task<HubSocket> ConnectAsync(
        string address, CancellationToken cancellationToken, int receiveBuffer = 0, IReadOnlyDictionary<string, string>? headers = null, string query = "")
    {
        var viewer = new HubSocket();
        // The socket then keeps the status of a refusal.
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

    /// <summary>Asks for a board's stream.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="id">Names the stream among those of the connection.</param>
    public Task WatchAsync(string board, CancellationToken cancellationToken, string id = "1") =>
        SendAsync($$"""{"type":4,"invocationId":"{{id}}","target":"Watch","arguments":["{{board}}"]}""", cancellationToken);

    /// <summary>Calls a method of the hub and asks for its answer.</summary>
    /// <param name="target">The hub's method.</param>
    /// <param name="arguments">Its arguments, as a JSON array.</param>
    /// <param name="isStream">Whether it answers with many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task AskAsync(string target, string arguments, bool isStream, CancellationToken cancellationToken) =>
        SendAsync($$"""{"type":{{(isStream ? 4 : 1)}},"invocationId":"1","target":"{{target}}","arguments":{{arguments}}}""", cancellationToken);

    /// <summary>Says something to the hub as a page does, without asking for an answer.</summary>
    /// <param name="target">The hub's method.</param>
    /// <param name="arguments">Its arguments, as a JSON array.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task TellAsync(string target, string arguments, CancellationToken cancellationToken) =>
        SendAsync($$"""{"type":1,"target":"{{target}}","arguments":{{arguments}}}""", cancellationToken);

    /// <summary>The next message that is not a ping: a frame in <c>item</c>, or a completion.</summary>
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

    /// <summary>The next frame of one of these kinds.</summary>
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

    /// <summary>Drops the connection without a word.</summary>
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
