using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>
/// The sorted rows of a grid. While the pointer or the focus is in the grid, the order is frozen and only the content of rows is
/// updated, so that no row moves under the pointer just before a click.
/// </summary>
/// <param name="keyOf">Returns the key of a row's content.</param>
/// <typeparam name="T">The type of the content.</typeparam>
public sealed class StableRowSource<T>(Func<T, string> keyOf)
    where T : class
{
    private readonly Dictionary<string, GridRow<T>> _rows = [];
    private readonly Dictionary<string, GridRow<T>> _headings = [];

    // The list is reused: for thousands of rows it is a large object, and each page would allocate one three times a second.
    private readonly List<(string Group, T Value)> _shown = [];
    private int _turn;

    /// <summary>The rows and group headings, in order.</summary>
    public IReadOnlyList<GridRow<T>> Rows { get; private set; } = [];

    /// <summary>The number of rows, without headings.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the order is frozen.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The number of new rows that wait for a place while the order is frozen.</summary>
    public int Waiting { get; private set; }

    /// <summary>Updates the rows.</summary>
    /// <param name="values">All values.</param>
    /// <param name="query">The filter and order.</param>
    /// <param name="arrange">Whether to sort although the order is frozen, because the user has changed the order or the filter.</param>
    public void Update(IEnumerable<T> values, GridQuery<T> query, bool arrange = false)
    {
        if (IsFrozen && !arrange)
        {
            Refresh(values, query);
        }
        else
        {
            Arrange(values, query);
        }
    }

    private void Refresh(IEnumerable<T> values, GridQuery<T> query)
    {
        var seen = new HashSet<string>(_rows.Count);
        Waiting = 0;
        foreach (var value in values)
        {
            var key = keyOf(value);
            if (_rows.TryGetValue(key, out var row))
            {
                seen.Add(key);
                (row.Value, row.IsGone) = (value, false);
            }
            else if (query.Shows(value))
            {
                Waiting++;
            }
        }

        foreach (var row in _rows.Values.Where(r => !seen.Contains(r.Key)))
        {
            row.IsGone = true;
        }
    }

    private void Arrange(IEnumerable<T> values, GridQuery<T> query)
    {
        foreach (var value in values)
        {
            if (query.Shows(value))
            {
                _shown.Add((query.Group?.Invoke(value) ?? "", value));
            }
        }

        _shown.Sort((a, b) => ByGroup(a.Group, b.Group) is var order && order != 0 ? order : query.Order(a.Value, b.Value));
        var rows = new List<GridRow<T>>(_shown.Count);
        GridRow<T>? heading = null;
        _turn++;
        foreach (var (group, value) in _shown)
        {
            if (query.Group is not null && heading?.Heading != group)
            {
                rows.Add(heading = HeadingOf(group));
            }

            if (heading is not null)
            {
                heading.Size++;
            }

            rows.Add(RowOf(keyOf(value), value));
        }

        // Dictionary permits Remove during enumeration.
        foreach (var (key, row) in _rows)
        {
            if (row.Turn != _turn)
            {
                _rows.Remove(key);
            }
        }

        (Rows, Count, Waiting) = (rows, _shown.Count, 0);
        _shown.Clear();
    }

    private GridRow<T> RowOf(string key, T value)
    {
        if (!_rows.TryGetValue(key, out var row))
        {
            _rows[key] = row = new GridRow<T>(key);
        }

        (row.Value, row.IsGone, row.Turn) = (value, false, _turn);
        return row;
    }

    private GridRow<T> HeadingOf(string group)
    {
        if (!_headings.TryGetValue(group, out var heading))
        {
            _headings[group] = heading = new GridRow<T>($"group:{group}") { Heading = group };
        }

        heading.Size = 0;
        return heading;
    }

    // Rows without a team come last, as on the board.
    private static int ByGroup(string a, string b) =>
        (a.Length == 0).CompareTo(b.Length == 0) is var order && order != 0 ? order : NameComparer.Instance.Compare(a, b);
}
