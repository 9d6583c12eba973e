using Dashboard.Presence.Views;

namespace Dashboard.Web.Live;

/// <summary>The newest frame of a board. Thread-safe.</summary>
/// <remarks>
/// It signals that a newer frame exists but does not reference it. A viewer with a blocked write therefore keeps one frame alive instead of the chain
/// of all later ones.
/// </remarks>
/// <param name="view">The view after this frame.</param>
/// <param name="from">The version that a viewer must have for this frame to lead to <paramref name="view"/>.</param>
/// <param name="bytes">The encoded frame.</param>
/// <param name="sequence">The sequence number of the frame.</param>
internal sealed class PublishedFrame(BoardView view, long from, byte[] bytes, long sequence)
{
    // Readers continue on the thread pool, so that a slow reader does not block the publisher.
    private readonly TaskCompletionSource _superseded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BoardView View => view;

    public long From => from;

    public byte[] Bytes => bytes;

    public long Sequence => sequence;

    /// <summary>Completes when a newer frame is published.</summary>
    public Task Superseded => _superseded.Task;

    /// <summary>Whether the frame is a heartbeat without changes.</summary>
    public bool IsBeat => from == view.Version;

    public void Supersede() => _superseded.SetResult();
}
