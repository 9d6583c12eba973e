using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>What is chosen, in words: on paper there is no address to tell by.</summary>
internal static class ViewStateFormatter
{
    /// <summary>The words.</summary>
    /// <param name="view">What is chosen.</param>
    /// <param name="order">What it is ordered by; null when by nothing.</param>
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
