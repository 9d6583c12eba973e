using System.Net;

namespace Dashboard.Vendors.Commands;

/// <summary>
/// The body of a command (possibly empty) that can be written only once. .NET's handler assumes an idle connection when the server closes it before
/// the response. It then sends the request up to four times, although the command may have been executed. It has no option against this. A body that
/// refuses a second write ends the repetition before a byte is sent.
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
