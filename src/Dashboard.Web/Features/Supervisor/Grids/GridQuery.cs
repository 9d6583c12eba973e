namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>Which rows a grid shows, and in which order.</summary>
/// <param name="Shows">Whether a row is shown.</param>
/// <param name="Order">Which of two comes first; never undecided, so that nothing moves for no reason.</param>
/// <param name="Group">The heading below which a row stands; null where rows are not grouped.</param>
/// <typeparam name="T">What the rows show.</typeparam>
public sealed record GridQuery<T>(Predicate<T> Shows, Comparison<T> Order, Func<T, string>? Group = null);
