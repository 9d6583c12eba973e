using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Formats the filters and the sort order as text, for print.</summary>
internal static class ViewStateFormatter
{
    /// <summary>Describes the view state.</summary>
    /// <param name="view">The view state.</param>
    /// <param name="order">The description of the sort order; null for none.</param>
    public static string Describe(this SupervisorViewState view, string? order)
    {
        string?[] filters =
        [
            view.Search.Length > 0 ? $"found by “{view.Search}”" : null,
            view.Account is { } account ? $"account {account}" : null,
            view.Team is { } team ? team.Length > 0 ? $"team {team}" : "without a team" : null,
            view.State is { } state ? StateNames.Get(state).ToLowerInvariant() : null,
        ];
        string?[] orders = [view.IsGrouped ? "by team" : null, order is null ? null : $"ordered by {char.ToLowerInvariant(order[0])}{order[1..]}"];
        var shown = view.IsFiltered ? $"Only {string.Join(", ", filters.OfType<string>())}" : "All there are";
        return string.Join("; ", [shown, .. orders.OfType<string>()]) + ".";
    }
}
