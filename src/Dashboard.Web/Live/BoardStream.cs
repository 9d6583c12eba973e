using System.Runtime.CompilerServices;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Live.Frames;
using Dashboard.Web.Live.Latency;
using Dashboard.Web.Telemetry;

namespace Dashboard.Web.Live;

/// <summary>
/// One board's frames. What all viewers in step receive is encoded once and is the same bytes; a viewer that fell behind
/// gets one larger frame made from the view it last had, and holds no queue.
/// </summary>
public sealed class BoardStream
{
    // As long as a frame waits for what else changes.
    private static readonly TimeSpan SnapshotAge = TimeSpan.FromMilliseconds(100);

    private readonly PresenceStore _board;
    private readonly TimeProvider _time;
    private readonly IPresenceFilter? _sight;
    private readonly Lock _gate = new();
    private readonly LatestView _view;
    private PublishedFrame _published;
    private (long From, PublishedFrame At, byte[] Bytes)? _catchUp;
    private (BoardView View, DateTimeOffset At, byte[] Bytes)? _snapshot;
    private int _viewers;
    private long _watchedFrom;

    internal BoardStream(BoardDefinition definition, PresenceStore board, TimeProvider time)
        : this(definition, board, time, null, new BoardLatency(time), new RenderingViewers(time))
    {
    }

    private BoardStream(BoardDefinition definition, PresenceStore board, TimeProvider time, IPresenceFilter? sight, BoardLatency latency, RenderingViewers painting)
    {
        Definition = definition;
        (_board, _time, _sight, Latency, RenderingViewers) = (board, time, sight, latency, painting);
        _view = new LatestView(s => BoardView.Create(s, definition.Id, definition.Filter, sight));
        _published = new PublishedFrame(Current, Current.Version, [], 0);
    }

    /// <summary>The board's configuration.</summary>
    public BoardDefinition Definition { get; }

    /// <summary>What the board shows now.</summary>
    public BoardView Current => _view.Get(_board.Current);

    /// <summary>The board's alerts now. Whoever sees all of it need not have the rest of it made anew for them.</summary>
    public IEnumerable<Alert> Alerts =>
        (_sight is null ? _board.Current.Alerts.GetValueOrDefault(Definition.Id)?.Values : Current.Alerts.Values)?.Select(a => a.Value) ?? [];

    /// <summary>How many are watching.</summary>
    internal int Viewers => Volatile.Read(ref _viewers);

    /// <summary>How long what it sends has been on its way.</summary>
    internal BoardLatency Latency { get; }

    /// <summary>Which of those who are watching paint what they receive.</summary>
    internal RenderingViewers RenderingViewers { get; }

    /// <summary>The same board for those who may see a part of it only. What is measured counts as the board's.</summary>
    /// <param name="sight">What they may see.</param>
    internal BoardStream ForFilter(IPresenceFilter sight) => new(Definition, _board, _time, sight, Latency, RenderingViewers);

    /// <summary>When each account's parts were last listed completely.</summary>
    /// <param name="account">The account's id.</param>
    public LastListedTimes GetLastListed(string account) => _board.GetLastListed(account);

    /// <summary>What one viewer is sent: a snapshot, then deltas and beats, for as long as it reads.</summary>
    /// <param name="connection">Names the viewer's connection.</param>
    /// <param name="cancellationToken">Ends it.</param>
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

    /// <summary>The snapshot that a viewer begins with. Those who come together, as after a restart, are given the same bytes: they are large, and one for each would be most of what a viewer costs.</summary>
    /// <param name="view">What it has.</param>
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

    /// <summary>Publishes what changed since the last time; nothing when nobody watches or nothing did. Called by one thread at a time.</summary>
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
            // What happened while nobody watched waited for nobody: whoever came then has it in the snapshot.
            var from = Math.Max(before.AsOf, Volatile.Read(ref _watchedFrom));
            var trace = FrameLatencyTrace.Create(_board.Timestamps.Between(from, after.AsOf), before, after, delta);
            var at = _time.GetUtcNow();
            using var activity = Activities.Frame(Definition.Id, trace);
            var frame = FrameWriter.Delta(Definition, after, delta, GetLastListed, at, trace);
            Publish(after, before.Version, frame);
            activity?.SetTag("version", after.Version).SetTag("bytes", frame.Length);
            Latency.Sent(trace, at);
        }
    }

    /// <summary>Publishes that nothing more happened; nothing when nobody watches. Called by one thread at a time.</summary>
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
                var trace = FrameLatencyTrace.Create(_board.Timestamps.Between(has.AsOf, next.View.AsOf), has, next.View, delta);
                _catchUp = known = (has.Version, next, FrameWriter.Delta(Definition, next.View, delta, GetLastListed, _time.GetUtcNow(), trace));
            }

            return known.Bytes;
        }
    }
}
