namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>
/// One row of a grid. It stays the same object for as long as it has its place, whatever it shows: by that the grid knows
/// it again, and so it keeps its place under the pointer, unfolded or not.
/// </summary>
/// <param name="key">The key of what it shows.</param>
/// <typeparam name="T">What it shows.</typeparam>
public sealed class GridRow<T>(string key)
    where T : class
{
    /// <summary>The key of what it shows.</summary>
    public string Key => key;

    /// <summary>What it shows; null for a heading.</summary>
    public T? Value { get; internal set; }

    /// <summary>Whether what it shows is no more, and only its place is kept.</summary>
    public bool IsGone { get; internal set; }

    /// <summary>The heading it is; null for a row.</summary>
    public string? Heading { get; internal init; }

    /// <summary>How many rows are below the heading.</summary>
    public int Size { get; internal set; }

    /// <summary>The last time that it was given a place, counted.</summary>
    internal int Turn { get; set; }
}
