using System.Collections.Concurrent;

namespace Dashboard.Web.Live.Latency;

/// <summary>
/// Tracks which viewers of a board still render frames. An unresponsive viewer costs only the timestamp of its last report. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RenderingViewers(TimeProvider time)
{
    /// <summary>A screen reports at each heartbeat. After this time, six heartbeats, without a report it counts as unresponsive.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MinReportInterval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Viewer> _viewers = new();

    /// <summary>The number of viewers.</summary>
    public int Count => _viewers.Count;

    /// <summary>
    /// The number of viewers without a report for <see cref="Patience"/>: hidden pages, hung browsers, or API clients that do not render.
    /// </summary>
    public int Unresponsive => _viewers.Values.Count(v => time.GetElapsedTime(v.HeardAt) > Patience);

    /// <summary>Registers a viewer.</summary>
    /// <param name="connection">The id of its connection.</param>
    /// <returns>Unregisters the viewer when disposed.</returns>
    public IDisposable Enter(string connection)
    {
        var viewer = new Viewer(this, connection, time.GetTimestamp());
        _viewers[connection] = viewer;
        return viewer;
    }

    /// <summary>Records a report of a viewer.</summary>
    /// <param name="connection">The id of its connection.</param>
    /// <returns>False when the viewer does not watch this board, or reported less than a second ago.</returns>
    public bool Report(string connection)
    {
        if (!_viewers.TryGetValue(connection, out var viewer))
        {
            return false;
        }

        var now = time.GetTimestamp();
        if (viewer.HasSpoken && time.GetElapsedTime(viewer.HeardAt, now) < MinReportInterval)
        {
            return false;
        }

        viewer.HeardAt = now;
        viewer.HasSpoken = true;
        return true;
    }

    private sealed class Viewer(RenderingViewers all, string connection, long since) : IDisposable
    {
        private long _heardAt = since;

        public long HeardAt
        {
            get => Interlocked.Read(ref _heardAt);
            set => Interlocked.Exchange(ref _heardAt, value);
        }

        // Messages of one connection are processed one at a time.
        public bool HasSpoken { get; set; }

        // Another stream of the same connection may have replaced this entry, so the value is compared as well.
        public void Dispose() => all._viewers.TryRemove(KeyValuePair.Create(connection, this));
    }
}
