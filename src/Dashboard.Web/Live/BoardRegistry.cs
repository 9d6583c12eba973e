using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Security;

namespace Dashboard.Web.Live;

/// <summary>Every board there is.</summary>
public sealed class BoardRegistry
{
    private readonly Dictionary<string, BoardStream> _streams;

    // Of each board one more for each limit that somebody watching it has. Held weakly: who watches holds it, and so it is
    // neither dropped under a viewer nor kept for a limit that nobody has any more.
    private readonly ConcurrentDictionary<(string Board, string Sight), WeakReference<BoardStream>> _limited = new();

    // More limits than people have: those of people who were removed are among them.
    private const int MaxViews = 1_000;

    // Of what is known now a part for each limit that somebody has, made once for all who may see the same.
    private readonly ConcurrentDictionary<string, LatestView> _views = new();

    /// <summary>The boards of this configuration.</summary>
    /// <param name="definitions">The boards in the order to list them.</param>
    /// <param name="board">What is known.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isDemo">Whether the simulator stands in for real accounts.</param>
    public BoardRegistry(IReadOnlyList<BoardDefinition> definitions, PresenceStore board, TimeProvider time, bool isDemo)
    {
        All = definitions;
        IsDemo = isDemo;
        _streams = definitions.ToDictionary(d => d.Id, d => new BoardStream(d, board, time), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The boards in the order to list them.</summary>
    public IReadOnlyList<BoardDefinition> All { get; }

    /// <summary>Whether the simulator stands in for real accounts.</summary>
    public bool IsDemo { get; }

    /// <summary>Each board, whole.</summary>
    internal IEnumerable<BoardStream> Streams => _streams.Values;

    /// <summary>Each board, whole and in the parts that somebody may see.</summary>
    internal IEnumerable<BoardStream> AllStreams => _streams.Values.Concat(_limited.Values.Select(r => r.TryGetTarget(out var stream) ? stream : null).OfType<BoardStream>());

    /// <summary>The boards that somebody may see, each cut to what they may see of it.</summary>
    /// <param name="principal">Who looks.</param>
    public IEnumerable<BoardStream> GetBoards(AccessPrincipal principal) => All.Select(d => TryFind(d.Id, principal, out var stream) ? stream : null).OfType<BoardStream>();

    /// <summary>Finds a board, whole.</summary>
    /// <param name="id">Its id, case ignored.</param>
    /// <param name="stream">Its feed; null when there is no such board.</param>
    internal bool TryFind(string id, [NotNullWhen(true)] out BoardStream? stream) => _streams.TryGetValue(id, out stream);

    /// <summary>Finds a board, cut to what somebody may see of it.</summary>
    /// <param name="id">Its id, case ignored.</param>
    /// <param name="principal">Who looks.</param>
    /// <param name="stream">Its feed; null when there is no such board or they may not see it: which of the two is nobody's business.</param>
    public bool TryFind(string id, AccessPrincipal principal, [NotNullWhen(true)] out BoardStream? stream)
    {
        // What a display shows is the board as it was configured; of a person who is limited to it the limit holds for its accounts too.
        stream = principal.CanViewBoard(id) && TryFind(id, out var whole)
            ? principal.CanViewAllAccounts || principal.Kind == PrincipalKind.Display ? whole : Limited(whole, principal, principal.Filter ?? BoardFilter.Everything)
            : null;
        return stream is not null;
    }

    /// <summary>What somebody may see of all that is known, whichever board shows it.</summary>
    /// <param name="principal">Who looks.</param>
    public IPresenceFilter Rows(AccessPrincipal principal)
    {
        var rows = principal.Filter ?? BoardFilter.Everything;
        return principal.CanViewAllBoards ? rows : rows.Within(PresenceFilters.AnyOf(All.Where(b => principal.CanViewBoard(b.Id)).Select(b => b.Filter)));
    }

    /// <summary>What somebody may see of all that is known, whichever board shows it. Whoever may see the same is given the same.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="principal">Who looks.</param>
    public BoardView View(PresenceSnapshot snapshot, AccessPrincipal principal)
    {
        var key = principal.CanViewAllAccounts ? "" : $"{principal.FilterKey} {JsonSerializer.Serialize(principal.Limits.Boards.Select(b => b.ToUpperInvariant()).Order(StringComparer.Ordinal))}";
        if (_views.Count > MaxViews)
        {
            _views.Clear();
        }

        return _views.GetOrAdd(key, _ => new LatestView(s => BoardView.Create(s, Rows(principal)))).Get(snapshot);
    }

    private BoardStream Limited(BoardStream whole, AccessPrincipal principal, IPresenceFilter rows)
    {
        var key = (whole.Definition.Id, principal.FilterKey);
        while (true)
        {
            if (_limited.TryGetValue(key, out var known))
            {
                if (known.TryGetTarget(out var stream))
                {
                    return stream;
                }

                // By its value, so that what another has just put there stays.
                _limited.TryRemove(new(key, known));
                continue;
            }

            foreach (var gone in _limited.Where(l => !l.Value.TryGetTarget(out _)))
            {
                _limited.TryRemove(gone);
            }

            var made = whole.ForFilter(rows);
            if (_limited.TryAdd(key, new WeakReference<BoardStream>(made)))
            {
                return made;
            }
        }
    }
}
