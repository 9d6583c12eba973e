using System.Net;

namespace Dashboard.Vendors.Commands;

/// <summary>
/// The body of a command, empty where it has none, which can be written once. .NET's handler sends a request up to four times
/// when the server closes the line before it answers: it takes that for a connection that was idle, though the command may
/// have been done. It has no switch for this; a body that refuses to be written again ends it before a byte is sent.
/// </summary>
internal sealed class NonReplayableContent : HttpContent
{
    private readonly HttpContent? _body;
    private int _written;

    public NonReplayableContent(HttpContent? body)
    {
        _body = body;
        Headers.ContentType = body?.Headers.ContentType;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        Interlocked.Exchange(ref _written, 1) != 0 ? throw new IOException("A command is sent once.")
            : _body?.CopyToAsync(stream, context) ?? Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = _body?.Headers.ContentLength ?? 0;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _body?.Dispose();
        base.Dispose(disposing);
    }
}
