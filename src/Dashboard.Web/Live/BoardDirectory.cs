using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dashboard.Presence;
using Dashboard.Web.Access;

namespace Dashboard.Web.Live;

/// <summary>Every board there is.</summary>
public sealed class BoardDirectory
{
    private readonly Dictionary<string, BoardFeed> _feeds;

    // Of each board one more for each limit that somebody watching it has. Held weakly: who watches holds it, and so it is
    // neither dropped under a viewer nor kept for a limit that nobody has any more.
    private readonly ConcurrentDictionary<(string Board, string Sight), WeakReference<BoardFeed>> _limited = new();

    // More limits than people have: those of people who were removed are among them.
    private const int MostViews = 1_000;

    // Of what is known now a part for each limit that somebody has, made once for all who may see the same.
    private readonly ConcurrentDictionary<string, LatestView> _views = new();

    /// <summary>The boards of this configuration.</summary>
    /// <param name="definitions">The boards in the order to list them.</param>
    /// <param name="board">What is known.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isDemo">Whether the simulator stands in for real accounts.</param>
    public BoardDirectory(IReadOnlyList<BoardDefinition> definitions, PresenceBoard board, TimeProvider time, bool isDemo)
    {
        All = definitions;
        IsDemo = isDemo;
        _feeds = definitions.ToDictionary(d => d.Id, d => new BoardFeed(d, board, time), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The boards in the order to list them.</summary>
    public IReadOnlyList<BoardDefinition> All { get; }

    /// <summary>Whether the simulator stands in for real accounts.</summary>
    public bool IsDemo { get; }

    /// <summary>Each board, whole.</summary>
    internal IEnumerable<BoardFeed> Feeds => _feeds.Values;

    /// <summary>Each board, whole and in the parts that somebody may see.</summary>
    internal IEnumerable<BoardFeed> EveryFeed => _feeds.Values.Concat(_limited.Values.Select(r => r.TryGetTarget(out var feed) ? feed : null).OfType<BoardFeed>());

    /// <summary>The boards that somebody may see, each cut to what they may see of it.</summary>
    /// <param name="sight">Who looks.</param>
    public IEnumerable<BoardFeed> For(Sight sight) => All.Select(d => TryFind(d.Id, sight, out var feed) ? feed : null).OfType<BoardFeed>();

    /// <summary>Finds a board, whole.</summary>
    /// <param name="id">Its id, case ignored.</param>
    /// <param name="feed">Its feed; null when there is no such board.</param>
    internal bool TryFind(string id, [NotNullWhen(true)] out BoardFeed? feed) => _feeds.TryGetValue(id, out feed);

    /// <summary>Finds a board, cut to what somebody may see of it.</summary>
    /// <param name="id">Its id, case ignored.</param>
    /// <param name="sight">Who looks.</param>
    /// <param name="feed">Its feed; null when there is no such board or they may not see it: which of the two is nobody's business.</param>
    public bool TryFind(string id, Sight sight, [NotNullWhen(true)] out BoardFeed? feed)
    {
        // What a display shows is the board as it was configured; of a person who is limited to it the limit holds for its accounts too.
        feed = sight.MaySeeBoard(id) && TryFind(id, out var whole)
            ? sight.SeesEveryAccount || sight.Kind == SightKind.Display ? whole : Limited(whole, sight, sight.Rows ?? BoardFilter.Everything)
            : null;
        return feed is not null;
    }

    /// <summary>What somebody may see of all that is known, whichever board shows it.</summary>
    /// <param name="sight">Who looks.</param>
    public IRowFilter Rows(Sight sight)
    {
        var rows = sight.Rows ?? BoardFilter.Everything;
        return sight.SeesEveryBoard ? rows : rows.Within(RowFilters.AnyOf(All.Where(b => sight.MaySeeBoard(b.Id)).Select(b => b.Filter)));
    }

    /// <summary>What somebody may see of all that is known, whichever board shows it. Whoever may see the same is given the same.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="sight">Who looks.</param>
    public BoardView View(BoardSnapshot snapshot, Sight sight)
    {
        var key = sight.SeesEveryAccount ? "" : $"{sight.RowsKey} {JsonSerializer.Serialize(sight.Limits.Boards.Select(b => b.ToUpperInvariant()).Order(StringComparer.Ordinal))}";
        if (_views.Count > MostViews)
        {
            _views.Clear();
        }

        return _views.GetOrAdd(key, _ => new LatestView(s => BoardView.Of(s, Rows(sight)))).Of(snapshot);
    }

    private BoardFeed Limited(BoardFeed whole, Sight sight, IRowFilter rows)
    {
        var key = (whole.Definition.Id, sight.RowsKey);
        while (true)
        {
            if (_limited.TryGetValue(key, out var known))
            {
                if (known.TryGetTarget(out var feed))
                {
                    return feed;
                }

                // By its value, so that what another has just put there stays.
                _limited.TryRemove(new(key, known));
                continue;
            }

            foreach (var gone in _limited.Where(l => !l.Value.TryGetTarget(out _)))
            {
                _limited.TryRemove(gone);
            }

            var made = whole.For(rows);
            if (_limited.TryAdd(key, new WeakReference<BoardFeed>(made)))
            {
                return made;
            }
        }
    }
}
