using Dashboard.Presence.Views;

namespace Dashboard.Web.Live;

/// <summary>
/// The newest frame of a board. It tells that a newer one came but does not hold it: a viewer stuck in a write keeps one
/// of these alive, not the chain of all that followed.
/// </summary>
/// <param name="view">What the board shows after this frame.</param>
/// <param name="from">The version a viewer must have for this frame to lead to <paramref name="view"/>.</param>
/// <param name="bytes">The frame.</param>
/// <param name="sequence">Counts the board's frames.</param>
internal sealed class PublishedFrame(BoardView view, long from, byte[] bytes, long sequence)
{
    // Readers resume on their own threads: one that is slow must not hold up the publisher.
    private readonly TaskCompletionSource _superseded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BoardView View => view;

    public long From => from;

    public byte[] Bytes => bytes;

    public long Sequence => sequence;

    /// <summary>Done once a newer frame is there to be read.</summary>
    public Task Superseded => _superseded.Task;

    /// <summary>Whether the frame only says that nothing happened.</summary>
    public bool IsBeat => from == view.Version;

    public void Supersede() => _superseded.SetResult();
}
