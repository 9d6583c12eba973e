using System.Runtime.CompilerServices;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Live.Frames;
using Dashboard.Web.Live.Latency;
using Dashboard.Web.Telemetry;

namespace Dashboard.Web.Live;

/// <summary>The frame stream of one board. Thread-safe.</summary>
/// <remarks>
/// A frame is encoded once, and all viewers that are up to date receive the same bytes. A viewer that fell behind gets one larger delta from the view
/// it last received, so it needs no queue.
/// </remarks>
public sealed class BoardStream
{
    // The same time for which a frame collects further changes.
    private static readonly TimeSpan SnapshotAge = TimeSpan.FromMilliseconds(100);

    private readonly PresenceStore _store;
    private readonly TimeProvider _time;
    private readonly IPresenceFilter? _viewerFilter;
    private readonly Lock _gate = new();
    private readonly LatestView _view;
    private PublishedFrame _published;
    private (long From, PublishedFrame At, byte[] Bytes)? _catchUp;
    private (BoardView View, DateTimeOffset At, byte[] Bytes)? _snapshot;
    private int _viewers;
    private long _watchedFrom;

    internal BoardStream(BoardDefinition definition, PresenceStore store, TimeProvider time)
        : this(definition, store, time, null, new BoardLatency(time), new RenderingViewers(time))
    {
    }

    private BoardStream(BoardDefinition definition, PresenceStore store, TimeProvider time, IPresenceFilter? viewerFilter, BoardLatency latency, RenderingViewers painting)
    {
        Definition = definition;
        (_store, _time, _viewerFilter, Latency, RenderingViewers) = (store, time, viewerFilter, latency, painting);
        _view = new LatestView(s => BoardView.Create(s, definition.Id, definition.Filter, viewerFilter));
        _published = new PublishedFrame(Current, Current.Version, [], 0);
    }

    /// <summary>The board's configuration.</summary>
    public BoardDefinition Definition { get; }

    /// <summary>The current view of the board.</summary>
    public BoardView Current => _view.Get(_store.Current);

    /// <summary>The board's active alerts. An unfiltered stream reads them from the store, without creating a new view.</summary>
    public IEnumerable<Alert> Alerts =>
        (_viewerFilter is null ? _store.Current.Alerts.GetValueOrDefault(Definition.Id)?.Values : Current.Alerts.Values)?.Select(a => a.Value) ?? [];

    /// <summary>The number of viewers.</summary>
    internal int Viewers => Volatile.Read(ref _viewers);

    /// <summary>The latency of the board's changes.</summary>
    internal BoardLatency Latency { get; }

    /// <summary>The viewers, with the time of their last rendered frame.</summary>
    internal RenderingViewers RenderingViewers { get; }

    /// <summary>Creates a stream of the same board for principals that may see only a part of it. Its metrics count as the board's.</summary>
    /// <param name="viewerFilter">The filter of what they may see.</param>
    internal BoardStream ForFilter(IPresenceFilter viewerFilter) => new(Definition, _store, _time, viewerFilter, Latency, RenderingViewers);

    /// <summary>Returns when each resource kind of an account was last listed completely.</summary>
    /// <param name="account">The id of the account.</param>
    public LastListedTimes GetLastListed(string account) => _store.GetLastListed(account);

    /// <summary>Streams the frames of one viewer: a snapshot, then deltas and heartbeats, until cancelled.</summary>
    /// <param name="connection">The id of the viewer's connection.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    internal async IAsyncEnumerable<Frame> WatchAsync(string connection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _viewers) == 1)
        {
            Volatile.Write(ref _watchedFrom, Current.AsOf);
        }

        using var painting = RenderingViewers.Enter(connection);
        try
        {
            var last = Volatile.Read(ref _published);
            var has = Current;
            yield return new Frame(Snapshot(has));
            while (true)
            {
                await last.Superseded.WaitAsync(cancellationToken);
                last = Volatile.Read(ref _published);
                if (BytesFor(has, last) is { } bytes)
                {
                    yield return new Frame(bytes);
                }

                has = last.View.AsOf > has.AsOf ? last.View : has;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _viewers);
        }
    }

    /// <summary>
    /// Returns a viewer's first frame. Viewers that connect simultaneously, as after a restart, share the same bytes, since snapshots are large.
    /// </summary>
    /// <param name="view">The view that the viewer receives.</param>
    internal byte[] Snapshot(BoardView view)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_snapshot is not { } known || known.View != view || now - known.At >= SnapshotAge || now < known.At)
            {
                _snapshot = known = (view, now, FrameWriter.Snapshot(Definition, view, GetLastListed, now));
            }

            return known.Bytes;
        }
    }

    /// <summary>
    /// Publishes the changes since the last frame. Does nothing without viewers or changes. Not thread-safe: only the broadcast service calls it.
    /// </summary>
    internal void PublishChanges()
    {
        if (Viewers == 0)
        {
            return;
        }

        var before = _published.View;
        var after = Current;
        var delta = BoardDelta.Between(before, after);
        if (!delta.IsEmpty)
        {
            // Changes before the first viewer came are excluded from the latency: viewers receive them in the snapshot.
            var from = Math.Max(before.AsOf, Volatile.Read(ref _watchedFrom));
            var trace = FrameLatencyTrace.Create(_store.Timestamps.Between(from, after.AsOf), before, after, delta);
            var at = _time.GetUtcNow();
            using var activity = Activities.Frame(Definition.Id, trace);
            var frame = FrameWriter.Delta(Definition, after, delta, GetLastListed, at, trace);
            Publish(after, before.Version, frame);
            activity?.SetTag("version", after.Version).SetTag("bytes", frame.Length);
            Latency.Sent(trace, at);
        }
    }

    /// <summary>Publishes a heartbeat. Does nothing without viewers. Not thread-safe: only the broadcast service calls it.</summary>
    internal void PublishBeat()
    {
        if (Viewers == 0)
        {
            return;
        }

        PublishChanges();
        var view = Current;
        var before = _published.View;
        view = BoardDelta.Between(before, view).IsEmpty ? view : before;
        Publish(view, view.Version, FrameWriter.Beat(view, GetLastListed, _time.GetUtcNow()));
    }

    private void Publish(BoardView view, long from, byte[] bytes)
    {
        var before = _published;
        Volatile.Write(ref _published, new PublishedFrame(view, from, bytes, before.Sequence + 1));
        before.Supersede();
    }

    private byte[]? BytesFor(BoardView has, PublishedFrame next)
    {
        if (next.From == has.Version)
        {
            return next.Bytes;
        }

        if (next.View.Version <= has.Version)
        {
            return next.IsBeat ? next.Bytes : null;
        }

        lock (_gate)
        {
            if (_catchUp is not { } known || known.From != has.Version || known.At != next)
            {
                var delta = BoardDelta.Between(has, next.View);
                var trace = FrameLatencyTrace.Create(_store.Timestamps.Between(has.AsOf, next.View.AsOf), has, next.View, delta);
                _catchUp = known = (has.Version, next, FrameWriter.Delta(Definition, next.View, delta, GetLastListed, _time.GetUtcNow(), trace));
            }

            return known.Bytes;
        }
    }
}
