using System.Buffers;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Live.Frames;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Live.Frames;

public sealed class FrameProtocolTests
{
    private readonly FrameProtocol _protocol = new(Options.Create(new JsonHubProtocolOptions()));

    [Theory]
    [InlineData(0)]
    [InlineData(16 * 1024)]
    [InlineData(200_000)]
    public void WriteMessage_OfAFrame_IsItsJsonWithoutALargeBuffer(int length)
    {
        var json = JsonSerializer.Serialize(new { text = new string('x', length) });
        var output = new RecordingWriter();

        _protocol.WriteMessage(new StreamItemMessage("a\"1", new Frame(Encoding.UTF8.GetBytes(json))), output);

        output.Written[^1].ShouldBe((byte)0x1E);
        var message = JsonDocument.Parse(output.Written.AsMemory(0, output.Written.Length - 1)).RootElement;
        message.GetProperty("type").GetInt32().ShouldBe(2);
        message.GetProperty("invocationId").GetString().ShouldBe("a\"1");
        message.GetProperty("item").GetRawText().ShouldBe(json);
        output.LargestAsked.ShouldBeLessThanOrEqualTo(16 * 1024);
    }

    [Fact]
    public void WriteMessage_OfAnythingElse_IsSignalRsOwn()
    {
        var (ours, theirs) = (new RecordingWriter(), new RecordingWriter());

        _protocol.WriteMessage(CompletionMessage.WithError("1", "No."), ours);
        new JsonHubProtocol().WriteMessage(CompletionMessage.WithError("1", "No."), theirs);

        ours.Written.ShouldBe(theirs.Written);
    }

    private sealed class RecordingWriter : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> _inner = new();

        public int LargestAsked { get; private set; }

        public byte[] Written => _inner.WrittenSpan.ToArray();

        public void Advance(int count) => _inner.Advance(count);

        public Memory<byte> GetMemory(int sizeHint = 0) => _inner.GetMemory(Ask(sizeHint));

        public Span<byte> GetSpan(int sizeHint = 0) => _inner.GetSpan(Ask(sizeHint));

        private int Ask(int sizeHint) => LargestAsked = Math.Max(LargestAsked, sizeHint);
    }
}
