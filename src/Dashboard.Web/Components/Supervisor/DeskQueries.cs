using System.Runtime.CompilerServices;
using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Turns what somebody chose into what each grid shows and in which order.</summary>
internal static class DeskQueries
{
    // A row that did not change is the same object: its words are made once, not three times a second.
    private static readonly ConditionalWeakTable<IPresenceRow, string> Words = [];
    private static readonly ConditionalWeakTable<IPresenceRow, string> Names = [];

    /// <summary>The extensions.</summary>
    public static GridQuery<ExtensionPresence> Extensions(DeskView view, DeskMoment moment)
    {
        var terms = Terms(view.Search);
        var sign = view.Sort.IsDescending ? -1 : 1;
        // The longest first; those that do not say last.
        var since = new Dictionary<ExtensionPresence, DateTimeOffset?>(ReferenceEqualityComparer.Instance);
        DateTimeOffset? InState(ExtensionPresence row) => since.TryGetValue(row, out var at) ? at : since[row] = moment.InState(row);
        int Since(ExtensionPresence a, ExtensionPresence b) => Longest(InState(a), InState(b));
        Comparison<ExtensionPresence> order = view.Sort.Column switch
        {
            "name" => (a, b) => NaturalOrder.Instance.Compare(SortName(a), SortName(b)),
            "team" => (a, b) => NameOrder.Instance.Compare(a.Team, b.Team),
            "account" => (a, b) => NumberOrder.Instance.Compare(a.Account, b.Account),
            "state" => (a, b) => BoardOrder.Rank(moment.Shown(a)).CompareTo(BoardOrder.Rank(moment.Shown(b))) is var rank && rank != 0 ? rank : Since(a, b),
            "time" => Since,
            "party" => (a, b) => NameOrder.Instance.Compare(BoardText.Line(a) is { Length: > 0 } x ? x : null, BoardText.Line(b) is { Length: > 0 } y ? y : null),
            _ => (_, _) => 0,
        };
        return new GridQuery<ExtensionPresence>(
            row => IsOf(view, row.Account) && (view.Team is null || view.Team == (row.Team ?? "")) && (view.State is not { } state || moment.IsIn(row, state))
                && Has(terms, Words.GetValue(row, static r => Text((ExtensionPresence)r))),
            (a, b) => sign * order(a, b) is var first && first != 0 ? first
                : NumberOrder.Instance.Compare(a.Number, b.Number) * (view.Sort.Column == "number" ? sign : 1) is var byNumber && byNumber != 0 ? byNumber
                : NumberOrder.Instance.Compare(a.Account, b.Account),
            view.IsGrouped ? static row => row.Team ?? "" : null);
    }

    /// <summary>The calls. Of a team are those that one of it is on.</summary>
    public static GridQuery<Call> Calls(DeskView view, DeskMoment moment)
    {
        var terms = Terms(view.Search);
        var sign = view.CallSort.IsDescending ? -1 : 1;
        Comparison<Call> order = view.CallSort.Column switch
        {
            "from" => static (a, b) => NameOrder.Instance.Compare(a.From, b.From),
            "to" => static (a, b) => NameOrder.Instance.Compare(a.To, b.To),
            "account" => static (a, b) => NumberOrder.Instance.Compare(a.Account, b.Account),
            "time" => static (a, b) => Longest(CallTimes.Began(a), CallTimes.Began(b)),
            "in-state" => static (a, b) => Longest(CallTimes.InState(a), CallTimes.InState(b)),
            _ => static (a, b) => BoardOrder.Rank(ShownStates.Of(a)).CompareTo(BoardOrder.Rank(ShownStates.Of(b))) is var rank && rank != 0 ? rank : Longest(CallTimes.InState(a) ?? CallTimes.Began(a), CallTimes.InState(b) ?? CallTimes.Began(b)),
        };
        return new GridQuery<Call>(
            row => IsOf(view, row.Account) && (view.State is null || DeskTexts.Shown(row, moment) == view.State)
                && (view.Team is null || On(row, moment).Any(e => (e.Team ?? "") == view.Team)) && (terms.Length == 0 || Has(terms, Text(row, moment))),
            (a, b) => sign * order(a, b) is var first && first != 0 ? first : NumberOrder.Instance.Compare(a.Key, b.Key));
    }

    /// <summary>The registrations. Of a team are those of its extensions.</summary>
    public static GridQuery<Registration> Registrations(DeskView view, DeskMoment moment)
    {
        var terms = Terms(view.Search);
        var sign = view.DeviceSort.IsDescending ? -1 : 1;
        Comparison<Registration> order = view.DeviceSort.Column switch
        {
            "name" => (a, b) => NameOrder.Instance.Compare(OwnerOf(a, moment), OwnerOf(b, moment)),
            "address" => static (a, b) => NameOrder.Instance.Compare(a.Address, b.Address),
            "agent" => static (a, b) => NameOrder.Instance.Compare(a.UserAgent, b.UserAgent),
            _ => static (a, b) => a.Registered.CompareTo(b.Registered) is var lost && lost != 0 ? lost : (a.ExpiresAt ?? DateTimeOffset.MaxValue).CompareTo(b.ExpiresAt ?? DateTimeOffset.MaxValue),
        };
        return new GridQuery<Registration>(
            row => IsOf(view, row.Account) && (view.State is null || (moment.Extension(row.Extension) is { } e && moment.Shown(e) == view.State))
                && (view.Team is null || (moment.Extension(row.Extension)?.Team ?? "") == view.Team)
                && (terms.Length == 0 || Has(terms, $"{Text(row)} {(moment.Extension(row.Extension) is { } owner ? Text(owner) : "")}")),
            (a, b) => sign * order(a, b) is var first && first != 0 ? first : NumberOrder.Instance.Compare(a.Key, b.Key));
    }

    /// <summary>The extensions that are on a call.</summary>
    public static IEnumerable<ExtensionPresence> On(Call call, DeskMoment moment) =>
        call.Legs.Select(l => moment.Extension(l.Extension)).OfType<ExtensionPresence>();

    /// <summary>Whose device it is: the name of its extension, its number, or the device's own key.</summary>
    public static string OwnerOf(Registration row, DeskMoment moment) =>
        moment.Extension(row.Extension) is { } owner ? BoardText.Name(owner) : (row.Extension ?? row.Key) is var key ? key[(key.LastIndexOf('/') + 1)..] : "";

    private static string SortName(ExtensionPresence row) => Names.GetValue(row, static r => PlainName.Of(BoardText.Name((ExtensionPresence)r)));

    private static bool IsOf(DeskView view, string account) => view.Account is null || view.Account == account;

    // Every word must be found somewhere: "anna sales" is Anna of Sales.
    private static string[] Terms(string search) => PlainName.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(string[] terms, string text) => Array.TrueForAll(terms, t => text.Contains(t, StringComparison.Ordinal));

    private static string Text(ExtensionPresence row) => PlainName.Of($"{row.Name} {row.Number} {row.Team} {row.Party} {row.App}");

    private static string Text(Registration row) => PlainName.Of($"{row.Address} {row.UserAgent} {row.Key}");

    private static string Text(Call row, DeskMoment moment) =>
        PlainName.Of($"{row.From} {row.To} {string.Join(' ', row.Legs.Select(l => l.Party))} {string.Join(' ', On(row, moment).Select(Text))}");

    private static Comparison<DateTimeOffset?> Longest { get; } = static (a, b) => (a ?? DateTimeOffset.MaxValue).CompareTo(b ?? DateTimeOffset.MaxValue);
}
