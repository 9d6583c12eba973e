using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Live;

/// <summary>The latest view of all that is known by one filter. Its version moves when something that it shows does. Thread-safe.</summary>
/// <param name="make">Makes the view of a snapshot.</param>
internal sealed class LatestView(Func<PresenceSnapshot, BoardView> make)
{
    private readonly Lock _gate = new();
    private BoardView? _view;

    /// <summary>The view of a snapshot, or of a later one where that was asked for already.</summary>
    /// <param name="snapshot">All that is known.</param>
    public BoardView Get(PresenceSnapshot snapshot)
    {
        if (Volatile.Read(ref _view) is { } known && known.AsOf >= snapshot.Version)
        {
            return known;
        }

        // One after the other, so that a version that was told is never followed by a lower one.
        lock (_gate)
        {
            if (_view is null || _view.AsOf < snapshot.Version)
            {
                var made = make(snapshot);
                Volatile.Write(ref _view, _view is null ? made : made.Since(_view));
            }

            return _view!;
        }
    }
}
