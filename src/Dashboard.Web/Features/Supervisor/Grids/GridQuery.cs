namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>The filter, order and grouping of a grid.</summary>
/// <param name="Shows">Whether a row is shown.</param>
/// <param name="Order">Compares two rows. It never returns 0 for different rows, so that the order is stable.</param>
/// <param name="Group">Returns the group heading of a row; null when rows are not grouped.</param>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed record GridQuery<T>(Predicate<T> Shows, Comparison<T> Order, Func<T, string>? Group = null);
