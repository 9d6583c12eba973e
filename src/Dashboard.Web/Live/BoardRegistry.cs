using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Security;

namespace Dashboard.Web.Live;

/// <summary>The registry of all configured boards and their streams. Thread-safe.</summary>
public sealed class BoardRegistry
{
    private readonly Dictionary<string, BoardStream> _streams;

    // An additional stream of a board for each access limit of its viewers. Weak references: a viewer keeps its stream alive, and a stream without
    // viewers is collected.
    private readonly ConcurrentDictionary<(string Board, string Filter), WeakReference<BoardStream>> _limited = new();

    // The cache limit exceeds the number of distinct access limits in use. Entries of removed users are evicted when it is reached.
    private const int MaxViews = 1_000;

    // The filtered view of the current snapshot for each access limit, shared by all principals with that limit.
    private readonly ConcurrentDictionary<string, LatestView> _views = new();

    /// <summary>Creates the registry of a configuration.</summary>
    /// <param name="definitions">The boards in display order.</param>
    /// <param name="store">The presence store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isDemo">Whether the simulator replaces real accounts.</param>
    public BoardRegistry(IReadOnlyList<BoardDefinition> definitions, PresenceStore store, TimeProvider time, bool isDemo)
    {
        All = definitions;
        IsDemo = isDemo;
        _streams = definitions.ToDictionary(d => d.Id, d => new BoardStream(d, store, time), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The boards in display order.</summary>
    public IReadOnlyList<BoardDefinition> All { get; }

    /// <summary>Whether the simulator replaces real accounts.</summary>
    public bool IsDemo { get; }

    /// <summary>The unfiltered streams of all boards.</summary>
    internal IEnumerable<BoardStream> Streams => _streams.Values;

    /// <summary>The unfiltered and the filtered streams of all boards.</summary>
    internal IEnumerable<BoardStream> AllStreams => _streams.Values.Concat(_limited.Values.Select(r => r.TryGetTarget(out var stream) ? stream : null).OfType<BoardStream>());

    /// <summary>Returns the boards that a principal may view, each filtered by its access limits.</summary>
    /// <param name="principal">The principal.</param>
    public IEnumerable<BoardStream> GetBoards(AccessPrincipal principal) => All.Select(d => TryFind(d.Id, principal, out var stream) ? stream : null).OfType<BoardStream>();

    /// <summary>Finds the unfiltered stream of a board.</summary>
    /// <param name="id">The id of the board; case is ignored.</param>
    /// <param name="stream">The stream; null when there is no such board.</param>
    internal bool TryFind(string id, [NotNullWhen(true)] out BoardStream? stream) => _streams.TryGetValue(id, out stream);

    /// <summary>Finds the stream of a board, filtered by a principal's access limits.</summary>
    /// <param name="id">The id of the board; case is ignored.</param>
    /// <param name="principal">The principal.</param>
    /// <param name="stream">The stream; null when there is no such board or the principal may not view it. The two cases are indistinguishable by
    /// design.</param>
    public bool TryFind(string id, AccessPrincipal principal, [NotNullWhen(true)] out BoardStream? stream)
    {
        // A display shows the board exactly as configured. For a user with limits, the account limits apply within the board as well.
        stream = principal.CanViewBoard(id) && TryFind(id, out var whole)
            ? principal.CanViewAllAccounts || principal.Kind == PrincipalKind.Display ? whole : Limited(whole, principal, principal.Filter ?? BoardFilter.Everything)
            : null;
        return stream is not null;
    }

    /// <summary>Returns the filter of what a principal may see in all data, independent of boards.</summary>
    /// <param name="principal">The principal.</param>
    public IPresenceFilter Rows(AccessPrincipal principal)
    {
        var rows = principal.Filter ?? BoardFilter.Everything;
        return principal.CanViewAllBoards ? rows : rows.Within(PresenceFilters.AnyOf(All.Where(b => principal.CanViewBoard(b.Id)).Select(b => b.Filter)));
    }

    /// <summary>Returns a principal's view of all data, independent of boards. Principals with the same access share one view.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="principal">The principal.</param>
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

                // Removal compares the value as well, so that a newer entry of another thread is not removed.
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
