using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>
/// The rows of a grid in their order. While somebody points at the grid or has the focus in it, the order stands still and
/// only what the rows say goes on: nobody presses the row that just slid under the pointer.
/// </summary>
/// <param name="keyOf">The key of what a row shows.</param>
/// <typeparam name="T">What the rows show.</typeparam>
public sealed class StableRowSource<T>(Func<T, string> keyOf)
    where T : class
{
    private readonly Dictionary<string, GridRow<T>> _rows = [];
    private readonly Dictionary<string, GridRow<T>> _headings = [];

    // Kept between two orders: of thousands of rows it is large enough to be collected late, three times a second on each page.
    private readonly List<(string Group, T Value)> _shown = [];
    private int _turn;

    /// <summary>The rows and headings in their order.</summary>
    public IReadOnlyList<GridRow<T>> Rows { get; private set; } = [];

    /// <summary>How many rows there are, headings not counted.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the order stands still.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>How many new rows wait for a place because the order stands still.</summary>
    public int Waiting { get; private set; }

    /// <summary>Takes in what there is now.</summary>
    /// <param name="values">All of it.</param>
    /// <param name="query">What is shown of it.</param>
    /// <param name="arrange">Whether to order anew though the order stands still: they asked for another order.</param>
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

        // A row may be removed while they are gone through.
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

    // Those without one stand last, as on the board.
    private static int ByGroup(string a, string b) =>
        (a.Length == 0).CompareTo(b.Length == 0) is var order && order != 0 ? order : NameComparer.Instance.Compare(a, b);
}
