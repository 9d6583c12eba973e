using System.Collections.Concurrent;

namespace Dashboard.Web.Live.Latency;

/// <summary>
/// Who of a board's viewers still paints. One that says nothing costs nothing: nobody waits for it and nothing is kept
/// for it but the moment it last spoke. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RenderingViewers(TimeProvider time)
{
    /// <summary>A screen reports at each beat: after six that it left out it is silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MinReportInterval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Viewer> _viewers = new();

    /// <summary>How many are watching.</summary>
    public int Count => _viewers.Count;

    /// <summary>How many are watching and have painted nothing for <see cref="Patience"/>: hidden, hung, or no screen at all.</summary>
    public int Unresponsive => _viewers.Values.Count(v => time.GetElapsedTime(v.HeardAt) > Patience);

    /// <summary>A viewer begins to watch.</summary>
    /// <param name="connection">Names its connection.</param>
    /// <returns>Ends it when disposed.</returns>
    public IDisposable Enter(string connection)
    {
        var viewer = new Viewer(this, connection, time.GetTimestamp());
        _viewers[connection] = viewer;
        return viewer;
    }

    /// <summary>A viewer has painted.</summary>
    /// <param name="connection">Names its connection.</param>
    /// <returns>False when it does not watch this board, or spoke a moment ago.</returns>
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

        // Of one connection one message is read at a time.
        public bool HasSpoken { get; set; }

        // Another stream of the same connection may have taken its place.
        public void Dispose() => all._viewers.TryRemove(KeyValuePair.Create(connection, this));
    }
}
