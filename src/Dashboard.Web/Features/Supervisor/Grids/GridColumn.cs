using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>A column of a grid.</summary>
/// <param name="Id">The id in addresses and in style sheets, which define its width.</param>
/// <param name="Title">The heading.</param>
/// <param name="Cell">The template of a cell.</param>
/// <param name="Text">The cell's content as static text, for print and files.</param>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed record GridColumn<T>(string Id, string Title, RenderFragment<GridRow<T>> Cell, Func<T, string> Text)
    where T : class
{
    private readonly IReadOnlyList<GridField<T>>? _fields;

    /// <summary>Whether rows can be sorted by the column.</summary>
    public bool IsSortable { get; init; } = true;

    /// <summary>The texts of the sort directions.</summary>
    public ColumnOrder Order { get; init; } = ColumnOrder.Text;

    /// <summary>Whether the column is shown by default.</summary>
    public bool IsDefault { get; init; } = true;

    /// <summary>The fields in a file. By default one field with the column's text; columns with running times have fields with timestamps instead.</summary>
    public IReadOnlyList<GridField<T>> Fields
    {
        get => _fields ?? [new GridField<T>(Title, FieldKind.Text, Text)];
        init => _fields = value;
    }
}
