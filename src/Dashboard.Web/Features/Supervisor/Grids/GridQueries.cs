using System.Runtime.CompilerServices;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Search;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>Translates the view state into the filter and order of each grid.</summary>
internal static class GridQueries
{
    // Unchanged rows are the same objects in each snapshot, so their texts are cached per object instead of created on each update.
    private static readonly ConditionalWeakTable<IPresenceEntity, SearchText> SearchTexts = [];
    private static readonly ConditionalWeakTable<IPresenceEntity, string> Names = [];

    /// <summary>Returns the query of the extensions grid.</summary>
    public static GridQuery<ExtensionPresence> Extensions(SupervisorViewState view, SupervisorSnapshot snapshot)
    {
        var terms = SearchTerms.Parse(view.Search);
        var sign = view.Sort.IsDescending ? -1 : 1;
        var since = new Dictionary<ExtensionPresence, DateTimeOffset?>(ReferenceEqualityComparer.Instance);
        DateTimeOffset? InState(ExtensionPresence row) => since.TryGetValue(row, out var at) ? at : since[row] = snapshot.GetStateStart(row);
        Comparison<ExtensionPresence> order = view.Sort.Column switch
        {
            "name" => (a, b) => NaturalComparer.Instance.Compare(SortName(a), SortName(b)),
            "team" => (a, b) => NameComparer.Instance.Compare(a.Team, b.Team),
            "account" => (a, b) => ExtensionNumberComparer.Instance.Compare(a.Account, b.Account),
            "state" => (a, b) => BoardOrder.Rank(snapshot.Shown(a)).CompareTo(BoardOrder.Rank(snapshot.Shown(b))) is var rank && rank != 0 ? rank : LongestFirst(InState(a), InState(b)),
            "time" => (a, b) => ByDuration(InState(a), InState(b), sign),
            "party" => (a, b) => NameComparer.Instance.Compare(ExtensionFormatter.Detail(a) is { Length: > 0 } x ? x : null, ExtensionFormatter.Detail(b) is { Length: > 0 } y ? y : null),
            _ => (_, _) => 0,
        };
        return new GridQuery<ExtensionPresence>(
            row => IsOf(view, row.Account) && (view.Team is null || view.Team == (row.Team ?? "")) && (view.State is not { } state || snapshot.IsIn(row, state))
                && (terms.IsEmpty || terms.Find(Text(row, snapshot))),
            (a, b) => sign * order(a, b) is var first && first != 0 ? first
                : ExtensionNumberComparer.Instance.Compare(a.Number, b.Number) * (view.Sort.Column == "number" ? sign : 1) is var byNumber && byNumber != 0 ? byNumber
                : ExtensionNumberComparer.Instance.Compare(a.Account, b.Account),
            view.IsGrouped ? static row => row.Team ?? "" : null);
    }

    /// <summary>Returns the query of the calls grid. A team filter selects the calls with an extension of that team.</summary>
    public static GridQuery<Call> Calls(SupervisorViewState view, SupervisorSnapshot snapshot)
    {
        var terms = SearchTerms.Parse(view.Search);
        var sign = view.CallSort.IsDescending ? -1 : 1;
        Comparison<Call> order = view.CallSort.Column switch
        {
            "from" => static (a, b) => NameComparer.Instance.Compare(a.From, b.From),
            "to" => static (a, b) => NameComparer.Instance.Compare(a.To, b.To),
            "account" => static (a, b) => ExtensionNumberComparer.Instance.Compare(a.Account, b.Account),
            "time" => (a, b) => ByDuration(CallTimes.GetStart(a), CallTimes.GetStart(b), sign),
            "in-state" => (a, b) => ByDuration(CallTimes.GetStateStart(a), CallTimes.GetStateStart(b), sign),
            _ => static (a, b) => BoardOrder.Rank(ShownStates.From(a)).CompareTo(BoardOrder.Rank(ShownStates.From(b))) is var rank && rank != 0 ? rank
                : LongestFirst(CallTimes.GetStateStart(a) ?? CallTimes.GetStart(a), CallTimes.GetStateStart(b) ?? CallTimes.GetStart(b)),
        };
        return new GridQuery<Call>(
            row => IsOf(view, row.Account) && (view.State is null || GridExportFormatter.Shown(row, snapshot) == view.State)
                && (view.Team is null || On(row, snapshot).Any(e => (e.Team ?? "") == view.Team)) && (terms.IsEmpty || terms.Find([Text(row, snapshot), .. On(row, snapshot).Select(e => Text(e, snapshot))])),
            (a, b) => sign * order(a, b) is var first && first != 0 ? first : ExtensionNumberComparer.Instance.Compare(a.Key, b.Key));
    }

    /// <summary>Returns the query of the registrations grid. A team filter selects the registrations of that team's extensions.</summary>
    public static GridQuery<Registration> Registrations(SupervisorViewState view, SupervisorSnapshot snapshot)
    {
        var terms = SearchTerms.Parse(view.Search);
        var sign = view.DeviceSort.IsDescending ? -1 : 1;
        Comparison<Registration> order = view.DeviceSort.Column switch
        {
            "name" => (a, b) => NameComparer.Instance.Compare(OwnerOf(a, snapshot), OwnerOf(b, snapshot)),
            "address" => static (a, b) => NameComparer.Instance.Compare(a.Address, b.Address),
            "agent" => static (a, b) => NameComparer.Instance.Compare(a.UserAgent, b.UserAgent),
            _ => (a, b) => a.Registered.CompareTo(b.Registered) is var lost && lost != 0 ? lost : -ByDuration(a.ExpiresAt, b.ExpiresAt, -sign),
        };
        return new GridQuery<Registration>(
            row => IsOf(view, row.Account) && (view.State is null || (snapshot.Extension(row.Extension) is { } e && snapshot.Shown(e) == view.State))
                && (view.Team is null || (snapshot.Extension(row.Extension)?.Team ?? "") == view.Team)
                && (terms.IsEmpty || terms.Find([Text(row, snapshot), .. snapshot.Extension(row.Extension) is { } owner ? [Text(owner, snapshot)] : Array.Empty<SearchText>()])),
            (a, b) => sign * order(a, b) is var first && first != 0 ? first : ExtensionNumberComparer.Instance.Compare(a.Key, b.Key));
    }

    /// <summary>Returns the known extensions on a call.</summary>
    public static IEnumerable<ExtensionPresence> On(Call call, SupervisorSnapshot snapshot) =>
        call.Legs.Select(l => snapshot.Extension(l.Extension)).OfType<ExtensionPresence>();

    /// <summary>Returns the name of a device's extension, or its number, or the key of the device.</summary>
    public static string OwnerOf(Registration row, SupervisorSnapshot snapshot) =>
        snapshot.Extension(row.Extension) is { } owner ? ExtensionFormatter.Name(owner) : (row.Extension ?? row.Key) is var key ? key[(key.LastIndexOf('/') + 1)..] : "";

    private static string SortName(ExtensionPresence row) => Names.GetValue(row, static r => NameSortKey.Create(ExtensionFormatter.Name((ExtensionPresence)r)));

    private static bool IsOf(SupervisorViewState view, string account) => view.Account is null || view.Account == account;

    private static SearchText Text(IPresenceEntity row, SupervisorSnapshot snapshot)
    {
        if (!SearchTexts.TryGetValue(row, out var text))
        {
            text = TextOf(row, snapshot.Account(row.Account)?.Region);
            SearchTexts.AddOrUpdate(row, text);
        }

        return text;
    }

    private static SearchText TextOf(IPresenceEntity row, string? region) => row switch
    {
        ExtensionPresence e => new($"{e.Name} {e.Number} {e.Team} {e.Party} {e.App}", [e.Number, e.Party], region),
        Call c => new($"{c.From} {c.To} {string.Join(' ', c.Legs.Select(l => l.Party))}", [c.From, c.To, .. c.Legs.Select(l => l.Party)], region),
        Registration r => new($"{r.Address} {r.UserAgent} {r.Key}", [], region),
        _ => new("", [], region),
    };

    private static int LongestFirst(DateTimeOffset? a, DateTimeOffset? b) => (a ?? DateTimeOffset.MaxValue).CompareTo(b ?? DateTimeOffset.MaxValue);

    // Shortest first. Rows without a time come last in either direction.
    private static int ByDuration(DateTimeOffset? a, DateTimeOffset? b, int sign) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => sign,
        (_, null) => -sign,
        var (x, y) => y.Value.CompareTo(x.Value),
    };
}
