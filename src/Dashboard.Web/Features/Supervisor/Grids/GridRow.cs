namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>
/// One row of a grid. The object stays the same while its content changes, because the grid component identifies rows by
/// reference. So a row keeps its place and its expanded state.
/// </summary>
/// <param name="key">The key of the content.</param>
/// <typeparam name="T">The type of the content.</typeparam>
public sealed class GridRow<T>(string key)
    where T : class
{
    /// <summary>The key of the content.</summary>
    public string Key => key;

    /// <summary>The content; null for a group heading.</summary>
    public T? Value { get; internal set; }

    /// <summary>Whether the content has been removed and the row only keeps its place.</summary>
    public bool IsGone { get; internal set; }

    /// <summary>The text of a group heading; null for a row.</summary>
    public string? Heading { get; internal init; }

    /// <summary>The number of rows below the heading.</summary>
    public int Size { get; internal set; }

    /// <summary>The number of the last arrangement that included the row.</summary>
    internal int Turn { get; set; }
}
