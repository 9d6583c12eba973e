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
            view.Search.Length > 0 ? SupervisorTexts.FormatFoundBy(view.Search) : null,
            view.Account is { } account ? SupervisorTexts.FormatOfAccount(account) : null,
            view.Team is { } team ? team.Length > 0 ? SupervisorTexts.FormatOfTeam(team) : SupervisorTexts.WithoutTeam : null,
            view.State is { } state ? StateNames.Get(state).ToLowerInvariant() : null,
        ];
        string?[] orders = [view.IsGrouped ? SupervisorTexts.GroupedByTeam : null, order is null ? null : SupervisorTexts.FormatOrderedBy($"{char.ToLowerInvariant(order[0])}{order[1..]}")];
        var shown = view.IsFiltered ? SupervisorTexts.FormatOnlyFiltered(string.Join(", ", filters.OfType<string>())) : SupervisorTexts.AllRows;
        return string.Join("; ", [shown, .. orders.OfType<string>()]) + ".";
    }
}
