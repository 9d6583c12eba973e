using System.Web;
using Dashboard.Presence.Text;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>
/// What somebody has chosen to see. All of it stands in the page's address: so it outlives a reload and a restart of the
/// server, and a link to it is a saved view.
/// </summary>
public sealed record SupervisorViewState
{
    private const string SearchKey = "q", AccountKey = "account", TeamKey = "team", StateKey = "state", SortKey = "sort", CallSortKey = "calls",
        DeviceSortKey = "devices", GroupKey = "group", TabKey = "tab", ColumnsKey = "columns", SelectedKey = "open", BoardKey = "board";

    /// <summary>What is searched for; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>The account shown; null for all.</summary>
    public string? Account { get; init; }

    /// <summary>The team shown, empty for those without one; null for all.</summary>
    public string? Team { get; init; }

    /// <summary>The state shown; null for all.</summary>
    public ShownState? State { get; init; }

    /// <summary>The order of the extensions.</summary>
    public GridSort Sort { get; init; } = GridSort.By("number");

    /// <summary>The order of the calls.</summary>
    public GridSort CallSort { get; init; } = GridSort.By("urgency");

    /// <summary>The order of the registrations.</summary>
    public GridSort DeviceSort { get; init; } = GridSort.By("expiry");

    /// <summary>Whether extensions stand by team.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Which of the grids a narrow screen shows.</summary>
    public string Tab { get; init; } = "extensions";

    /// <summary>The columns of the extensions, by id; null for the usual ones.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The key of the extension whose panel is open; null for none.</summary>
    public string? Selected { get; init; }

    /// <summary>The board beside the grids; null for the first there is, <c>none</c> for none.</summary>
    public string? Board { get; init; }

    /// <summary>Whether it shows less than all.</summary>
    public bool IsFiltered => Search.Length > 0 || Account is not null || Team is not null || State is not null;

    /// <summary>Reads an address. What it does not know counts as not said.</summary>
    /// <param name="query">Its part after the question mark, with or without that.</param>
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

    /// <summary>The address's part from the question mark on; empty when nothing but the usual is chosen.</summary>
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

/// <summary>The order of a grid.</summary>
/// <param name="Column">The id of the column it is by.</param>
/// <param name="IsDescending">Whether the last comes first.</param>
public sealed record GridSort(string Column, bool IsDescending)
{
    /// <summary>As an address says it.</summary>
    public string Value => IsDescending ? $"-{Column}" : Column;

    /// <summary>By a column, the first first.</summary>
    /// <param name="column">Its id.</param>
    public static GridSort By(string column) => new(column, false);

    /// <summary>As an address says it; null when it says none.</summary>
    /// <param name="word">What it says.</param>
    public static GridSort? Parse(string? word) => word is null or "" or "-" ? null : word[0] == '-' ? new GridSort(word[1..], true) : By(word);

    /// <summary>The order after the heading of a column was pressed: by it, and the other way round when it was already.</summary>
    /// <param name="column">Its id.</param>
    /// <param name="order">How it is sorted.</param>
    public GridSort Press(string column, ColumnOrder order) => new(column, column == Column ? !IsDescending : order.StartsDescending);
}
