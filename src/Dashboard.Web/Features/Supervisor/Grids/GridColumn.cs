using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>A column of a grid.</summary>
/// <param name="Id">Names it in addresses, and in styles, which say how wide it is.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What a row shows in it.</param>
/// <param name="Text">The same in words at the moment of the look, for paper and files: there nothing runs on.</param>
/// <typeparam name="T">What the rows show.</typeparam>
public sealed record GridColumn<T>(string Id, string Title, RenderFragment<GridRow<T>> Cell, Func<T, string> Text)
    where T : class
{
    private readonly IReadOnlyList<GridField<T>>? _fields;

    /// <summary>Whether the rows can be ordered by it.</summary>
    public bool IsSortable { get; init; } = true;

    /// <summary>What the directions of its order mean.</summary>
    public ColumnOrder Order { get; init; } = ColumnOrder.Text;

    /// <summary>Whether it is there unless somebody chose otherwise.</summary>
    public bool IsDefault { get; init; } = true;

    /// <summary>What a file has for it: its words, unless a program needs more than a person, as moments in place of running times.</summary>
    public IReadOnlyList<GridField<T>> Fields
    {
        get => _fields ?? [new GridField<T>(Title, FieldKind.Text, Text)];
        init => _fields = value;
    }
}
