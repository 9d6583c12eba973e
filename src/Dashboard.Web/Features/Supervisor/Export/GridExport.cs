using Dashboard.Presence.Model;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Export;

/// <summary>
/// One grid as it leaves the page, as a file or on paper: the same rows, order and columns, by the same queries, and all
/// rows rather than those in sight.
/// </summary>
internal sealed class GridExport
{
    /// <summary>The grids there are.</summary>
    public static readonly IReadOnlyList<string> Names = ["extensions", "calls", "registrations"];

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>The ids and headings of its columns.</summary>
    public required IReadOnlyList<(string Id, string Title)> Columns { get; init; }

    /// <summary>The headings of a file of it. Where no columns were chosen a file has all there are.</summary>
    public required IReadOnlyList<FieldHeading> Fields { get; init; }

    /// <summary>What it is ordered by; null when by no column that it has.</summary>
    public required string? Order { get; init; }

    /// <summary>Its rows and the headings between them, in their order. What they say is made when it is read.</summary>
    public required IReadOnlyList<GridExportRow> Rows { get; init; }

    /// <summary>How many rows there are, headings not counted.</summary>
    public required int Count { get; init; }

    /// <summary>The grid of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="view">What is chosen.</param>
    /// <param name="snapshot">What is seen.</param>
    public static GridExport Create(string name, SupervisorViewState view, SupervisorSnapshot snapshot) => name switch
    {
        "extensions" => Make(
            "Extensions", snapshot.Extensions, GridQueries.Extensions(view, snapshot), GridColumns.Extensions(() => snapshot), view.Columns, view.Sort, row => (snapshot.Shown(row), snapshot.IsMarked(row)), GridExportFormatter.Facts(snapshot), snapshot),
        "calls" => Make(
            "Active calls", snapshot.Calls, GridQueries.Calls(view, snapshot), GridColumns.Calls(() => snapshot), null, view.CallSort, row => (GridExportFormatter.Shown(row, snapshot), false), GridExportFormatter.CallFacts(snapshot), snapshot),
        "registrations" => Make(
            "Registrations", snapshot.Registrations, GridQueries.Registrations(view, snapshot), GridColumns.Registrations(() => snapshot), null, view.DeviceSort, _ => null, [], snapshot),
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

/// <summary>A row of a sheet, or a heading.</summary>
/// <param name="Heading">What a heading says, empty for those without a team; null for a row.</param>
/// <param name="Size">How many rows are below the heading.</param>
/// <param name="Age">How old the row is.</param>
/// <param name="Sign">The state that its sign shows, and whether do not disturb is marked beside it; null where rows have none.</param>
/// <param name="Cells">What it says in each column.</param>
/// <param name="Values">Its value in each field of a file.</param>
internal sealed record GridExportRow(string? Heading, int Size, RowAge Age, (ShownState State, bool IsMarked)? Sign, IEnumerable<string> Cells, IEnumerable<object?> Values)
{
    /// <summary>A heading.</summary>
    public static GridExportRow Of(string heading, int size) => new(heading, size, default, null, [], []);
}
