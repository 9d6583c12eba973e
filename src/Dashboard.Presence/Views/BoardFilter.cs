using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Views;

/// <summary>A filter by accounts, teams and extensions. An empty list does not restrict.</summary>
public sealed class BoardFilter : IPresenceFilter
{
    private readonly FrozenSet<string> _accounts;
    private readonly FrozenSet<string> _teams;
    private readonly FrozenSet<string> _extensions;
    private readonly (long From, long To)[] _ranges;

    /// <summary>Creates a filter.</summary>
    /// <param name="accounts">Account ids.</param>
    /// <param name="teams">Team names, case-insensitive.</param>
    /// <param name="extensions">Extension numbers, ranges such as <c>100-199</c>, and keys such as <c>sydney/101</c>.</param>
    public BoardFilter(IEnumerable<string> accounts, IEnumerable<string> teams, IEnumerable<string> extensions)
    {
        _accounts = accounts.ToFrozenSet();
        _teams = teams.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        var list = extensions.ToList();
        _ranges = [.. list.Select(ReadRange).Where(r => r is not null).Select(r => r!.Value)];
        _extensions = list.Where(e => ReadRange(e) is null).ToFrozenSet();
    }

    /// <summary>A filter that includes everything.</summary>
    public static BoardFilter Everything { get; } = new([], [], []);

    /// <inheritdoc/>
    public bool IncludesAccount(string account) => _accounts.Count == 0 || _accounts.Contains(account);

    /// <inheritdoc/>
    public bool Includes(ExtensionPresence row) =>
        IncludesAccount(row.Account)
        && (_teams.Count == 0 || (row.Team is { } team && _teams.Contains(team)))
        && ShowsNumber(row);

    /// <inheritdoc/>
    public bool IncludesWhole(string account) => IncludesAccount(account) && _teams.Count + _extensions.Count + _ranges.Length == 0;

    private static (long From, long To)? ReadRange(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && long.TryParse(text.AsSpan(0, dash), out var from) && long.TryParse(text.AsSpan(dash + 1), out var to)
            ? (from, to)
            : null;
    }

    private bool ShowsNumber(ExtensionPresence row)
    {
        if (_extensions.Count == 0 && _ranges.Length == 0)
        {
            return true;
        }

        return _extensions.Contains(row.Number)
            || _extensions.Contains(row.Key)
            || (long.TryParse(row.Number, out var number) && Array.Exists(_ranges, r => number >= r.From && number <= r.To));
    }
}
