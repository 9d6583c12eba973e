using Dashboard.Presence.Model;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Export;

/// <summary>
/// The data of one grid for export or print: the same rows, order and columns as on the page, from the same queries. It contains all
/// rows, not only the visible ones.
/// </summary>
internal sealed class GridExport
{
    /// <summary>The names of the grids.</summary>
    public static readonly IReadOnlyList<string> Names = ["extensions", "calls", "registrations"];

    /// <summary>The heading of the grid.</summary>
    public required string Title { get; init; }

    /// <summary>The ids and headings of the printed columns.</summary>
    public required IReadOnlyList<(string Id, string Title)> Columns { get; init; }

    /// <summary>The headings of the file's fields. A file has the fields of all columns if none were selected.</summary>
    public required IReadOnlyList<FieldHeading> Fields { get; init; }

    /// <summary>A description of the sort order; null when the grid is not sorted by one of its columns.</summary>
    public required string? Order { get; init; }

    /// <summary>The rows and group headings in order. Their texts are created lazily on enumeration.</summary>
    public required IReadOnlyList<GridExportRow> Rows { get; init; }

    /// <summary>The number of rows, without headings.</summary>
    public required int Count { get; init; }

    /// <summary>Returns the heading of a grid.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string GetTitle(string name) => name switch
    {
        "extensions" => ExportTexts.Extensions,
        "calls" => ExportTexts.Calls,
        _ => ExportTexts.Registrations,
    };

    /// <summary>Creates the export of a grid.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="view">The view state.</param>
    /// <param name="snapshot">The snapshot to export.</param>
    public static GridExport Create(string name, SupervisorViewState view, SupervisorSnapshot snapshot) => name switch
    {
        "extensions" => Make(
            GetTitle(name), snapshot.Extensions, GridQueries.Extensions(view, snapshot), GridColumns.Extensions(() => snapshot), view.Columns, view.Sort, row => (snapshot.Shown(row), snapshot.IsMarked(row)), GridExportFormatter.Facts(snapshot), snapshot),
        "calls" => Make(
            GetTitle(name), snapshot.Calls, GridQueries.Calls(view, snapshot), GridColumns.Calls(() => snapshot), null, view.CallSort, row => (GridExportFormatter.Shown(row, snapshot), false), GridExportFormatter.CallFacts(snapshot), snapshot),
        "registrations" => Make(
            GetTitle(name), snapshot.Registrations, GridQueries.Registrations(view, snapshot), GridColumns.Registrations(() => snapshot), null, view.DeviceSort, _ => null, [], snapshot),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static GridExport Make<T>(
        string title, IEnumerable<T> values, GridQuery<T> query, IReadOnlyList<GridColumn<T>> all, IReadOnlyList<string>? chosen, GridSort sort, Func<T, (ShownState, bool)?> sign,
        IReadOnlyList<GridField<T>> facts, SupervisorSnapshot snapshot)
        where T : class, IPresenceEntity
    {
        var source = new StableRowSource<T>(row => row.Key);
        source.Update(values, query);
        var columns = GridColumns.Shown(all, chosen);
        IReadOnlyList<GridField<T>> fields =
        [
            .. (chosen is null ? all : columns).SelectMany(c => c.Fields),
            .. GridExportFormatter.Ages(snapshot).Select(f => new GridField<T>(f.Title, f.Kind, row => f.Value(row))),
            .. facts,
        ];
        return new GridExport
        {
            Title = title,
            Columns = [.. columns.Select(c => (c.Id, c.Title))],
            Fields = [.. fields.Select(f => new FieldHeading(f.Title, f.Kind, f.IsForProgramsOnly))],
            Order = all.FirstOrDefault(c => c.IsSortable && c.Id == sort.Column) is { } by ? $"{by.Title}, {by.Order.Describe(sort.IsDescending)}" : null,
            Count = source.Count,
            Rows =
            [
                .. source.Rows.Select(row => row.Value is not { } value ? GridExportRow.Of(row.Heading ?? "", row.Size) : new GridExportRow(
                    null, 0, snapshot.Age(value), sign(value), columns.Select(c => c.Text(value)), fields.Select(f => f.Value(value)))),
            ],
        };
    }
}

/// <summary>A row of an export, or a group heading.</summary>
/// <param name="Heading">The text of a heading, empty for rows without a team; null for a row.</param>
/// <param name="Size">The number of rows below the heading.</param>
/// <param name="Age">The age of the row's data.</param>
/// <param name="Sign">The state of the row's icon, and whether it has the do-not-disturb badge; null for rows without an icon.</param>
/// <param name="Cells">The text of each printed column.</param>
/// <param name="Values">The value of each field of a file.</param>
internal sealed record GridExportRow(string? Heading, int Size, RowAge Age, (ShownState State, bool IsMarked)? Sign, IEnumerable<string> Cells, IEnumerable<object?> Values)
{
    /// <summary>Creates a group heading.</summary>
    public static GridExportRow Of(string heading, int size) => new(heading, size, default, null, [], []);
}
