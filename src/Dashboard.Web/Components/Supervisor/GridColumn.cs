using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>A column of a grid.</summary>
/// <param name="Id">Names it in addresses, and in styles, which say how wide it is.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What a row shows in it.</param>
/// <typeparam name="T">What the rows show.</typeparam>
public sealed record GridColumn<T>(string Id, string Title, RenderFragment<GridRow<T>> Cell)
    where T : class
{
    /// <summary>Whether the rows can be ordered by it.</summary>
    public bool IsSortable { get; init; } = true;

    /// <summary>Whether it is there unless somebody chose otherwise.</summary>
    public bool IsUsual { get; init; } = true;
}
