using System.Web;
using Dashboard.Presence.Text;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>
/// The filters, sorting, grouping and selection of the supervisor's page. All of it is part of the page's address, so it survives a
/// reload or a server restart, and a link to it is a saved view. Immutable.
/// </summary>
public sealed record SupervisorViewState
{
    private const string SearchKey = "q", AccountKey = "account", TeamKey = "team", StateKey = "state", SortKey = "sort", CallSortKey = "calls",
        DeviceSortKey = "devices", GroupKey = "group", TabKey = "tab", ColumnsKey = "columns", SelectedKey = "open", BoardKey = "board";

    /// <summary>The search text; empty for no search.</summary>
    public string Search { get; init; } = "";

    /// <summary>The account to show; null for all.</summary>
    public string? Account { get; init; }

    /// <summary>The team to show, empty for extensions without a team; null for all.</summary>
    public string? Team { get; init; }

    /// <summary>The state to show; null for all.</summary>
    public ShownState? State { get; init; }

    /// <summary>The sort order of the extensions.</summary>
    public GridSort Sort { get; init; } = GridSort.By("number");

    /// <summary>The sort order of the calls.</summary>
    public GridSort CallSort { get; init; } = GridSort.By("urgency");

    /// <summary>The sort order of the registrations.</summary>
    public GridSort DeviceSort { get; init; } = GridSort.By("expiry");

    /// <summary>Whether the extensions are grouped by team.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>The grid that narrow screens show.</summary>
    public string Tab { get; init; } = "extensions";

    /// <summary>The ids of the shown extension columns; null for the default ones.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The key of the extension in the open panel; null for none.</summary>
    public string? Selected { get; init; }

    /// <summary>The id of the board beside the grids, or <c>none</c>; null for the default board.</summary>
    public string? Board { get; init; }

    /// <summary>Whether a search or a filter is set.</summary>
    public bool IsFiltered => Search.Length > 0 || Account is not null || Team is not null || State is not null;

    /// <summary>Parses the query string of an address. Unknown keys and invalid values are ignored.</summary>
    /// <param name="query">The query string, with or without the question mark.</param>
    public static SupervisorViewState Parse(string query)
    {
        var said = HttpUtility.ParseQueryString(query);
        var usual = new SupervisorViewState();
        return new SupervisorViewState
        {
            Search = SearchInput.Clean(said[SearchKey] ?? ""),
            Account = said[AccountKey],
            Team = said[TeamKey] is { } team ? LetterComposer.Compose(team) : null,
            State = EnumNames.Value<ShownState>(said[StateKey]),
            Sort = GridSort.Parse(said[SortKey]) ?? usual.Sort,
            CallSort = GridSort.Parse(said[CallSortKey]) ?? usual.CallSort,
            DeviceSort = GridSort.Parse(said[DeviceSortKey]) ?? usual.DeviceSort,
            IsGrouped = said[GroupKey] == TeamKey,
            Tab = said[TabKey] is { Length: > 0 } tab ? tab : usual.Tab,
            Columns = said[ColumnsKey]?.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Selected = said[SelectedKey],
            Board = said[BoardKey],
        };
    }

    /// <summary>Formats the state as a query string with question mark; empty when everything has its default.</summary>
    public string ToQuery()
    {
        var usual = new SupervisorViewState();
        var said = new (string Key, string? Value)[]
        {
            (SearchKey, Search.Length > 0 ? Search : null), (AccountKey, Account), (TeamKey, Team), (StateKey, State?.ToString()),
            (SortKey, Sort == usual.Sort ? null : Sort.Value), (CallSortKey, CallSort == usual.CallSort ? null : CallSort.Value),
            (DeviceSortKey, DeviceSort == usual.DeviceSort ? null : DeviceSort.Value), (GroupKey, IsGrouped ? TeamKey : null),
            (TabKey, Tab == usual.Tab ? null : Tab), (ColumnsKey, Columns is null ? null : string.Join(',', Columns)), (SelectedKey, Selected), (BoardKey, Board),
        }.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}").ToList();
        return said.Count == 0 ? "" : $"?{string.Join('&', said)}";
    }
}

/// <summary>The sort order of a grid.</summary>
/// <param name="Column">The id of the sort column.</param>
/// <param name="IsDescending">Whether the order is descending.</param>
public sealed record GridSort(string Column, bool IsDescending)
{
    /// <summary>The sort order as in a query string: the column id, with a leading minus sign if descending.</summary>
    public string Value => IsDescending ? $"-{Column}" : Column;

    /// <summary>Creates an ascending sort order.</summary>
    /// <param name="column">The id of the column.</param>
    public static GridSort By(string column) => new(column, false);

    /// <summary>Parses the sort order of a query string; null when it is missing.</summary>
    /// <param name="word">The text to parse.</param>
    public static GridSort? Parse(string? word) => word is null or "" or "-" ? null : word[0] == '-' ? new GridSort(word[1..], true) : By(word);

    /// <summary>Returns the sort order after a press on a column heading. Pressing the current sort column reverses the order.</summary>
    /// <param name="column">The id of the column.</param>
    /// <param name="order">The column's order, which defines the initial direction.</param>
    public GridSort Press(string column, ColumnOrder order) => new(column, column == Column ? !IsDescending : order.StartsDescending);
}
