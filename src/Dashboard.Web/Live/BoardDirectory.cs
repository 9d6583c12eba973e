using System.Diagnostics.CodeAnalysis;
using Dashboard.Presence;

namespace Dashboard.Web.Live;

/// <summary>Every board there is.</summary>
public sealed class BoardDirectory
{
    private readonly Dictionary<string, BoardFeed> _feeds;

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

    internal IEnumerable<BoardFeed> Feeds => _feeds.Values;

    /// <summary>Finds a board.</summary>
    /// <param name="id">Its id, case ignored.</param>
    /// <param name="feed">Its feed; null when there is no such board.</param>
    public bool TryFind(string id, [NotNullWhen(true)] out BoardFeed? feed) => _feeds.TryGetValue(id, out feed);
}
