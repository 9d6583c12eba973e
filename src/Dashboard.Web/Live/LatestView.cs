using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Live;

/// <summary>Caches the latest view of the snapshot through one filter. Its version changes only when the visible part does. Thread-safe.</summary>
/// <param name="make">Creates the view of a snapshot.</param>
internal sealed class LatestView(Func<PresenceSnapshot, BoardView> make)
{
    private readonly Lock _gate = new();
    private BoardView? _view;

    /// <summary>Returns the view of a snapshot, or the cached view of a later one.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public BoardView Get(PresenceSnapshot snapshot)
    {
        if (Volatile.Read(ref _view) is { } known && known.AsOf >= snapshot.Version)
        {
            return known;
        }

        // Views are created one at a time, so that a published version is never followed by a lower one.
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
