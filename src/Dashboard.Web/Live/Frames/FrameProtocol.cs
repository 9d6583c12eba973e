using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Live.Frames;

/// <summary>
/// SignalR's JSON protocol, which copies a frame's bytes into its message in pieces. A JSON writer would ask for one buffer as
/// large as the whole snapshot, for each viewer that has not read it yet.
/// </summary>
/// <param name="options">The protocol's options.</param>
internal sealed class FrameProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private const int LargestPiece = 16 * 1024;
    private const byte RecordSeparator = 0x1E;
    private readonly JsonHubProtocol _json = new(options);

    /// <inheritdoc/>
    public string Name => _json.Name;

    /// <inheritdoc/>
    public int Version => _json.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => _json.TransferFormat;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
        _json.TryParseMessage(ref input, binder, out message);

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        if (message is not StreamItemMessage { Item: Frame frame } item)
        {
            _json.WriteMessage(message, output);
            return;
        }

        output.Write("{\"type\":2,\"invocationId\":\""u8);
        output.Write(JsonEncodedText.Encode(item.InvocationId ?? "").EncodedUtf8Bytes);
        output.Write("\",\"item\":"u8);
        for (var rest = frame.Utf8.Span; rest.Length > 0;)
        {
            var piece = rest[..Math.Min(rest.Length, LargestPiece)];
            piece.CopyTo(output.GetSpan(piece.Length));
            output.Advance(piece.Length);
            rest = rest[piece.Length..];
        }

        output.Write([(byte)'}', RecordSeparator]);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        WriteMessage(message, bytes);
        return bytes.WrittenMemory;
    }
}
