using System.Globalization;
using Dashboard.Presence;
using Dashboard.Storage.Audit;

namespace Dashboard.Web.Access.Desk;

/// <summary>Which rows of the audit log an address asks for. Days are UTC, the last one included.</summary>
/// <param name="Who">By whom; empty for all.</param>
/// <param name="What">The kind of act; empty for all.</param>
/// <param name="Text">Found in any text; empty for all.</param>
/// <param name="From">The first day, as yyyy-MM-dd; empty for none.</param>
/// <param name="To">The last day, likewise.</param>
internal sealed record AuditQuery(string Who, string What, string Text, string From, string To)
{
    private const int Longest = 200;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The query of a request.</summary>
    public static AuditQuery Of(IQueryCollection query) =>
        new(Value(query, "who"), Value(query, "what"), Value(query, "text"), Value(query, "from"), Value(query, "to"));

    /// <summary>Whether anything is asked for.</summary>
    public bool IsNarrow => Who.Length + What.Length + Text.Length + From.Length + To.Length > 0;

    /// <summary>Why it cannot be answered; null when it can.</summary>
    public Refusal? Problem => (Day(From), Day(To)) switch
    {
        (null, _) when From.Length > 0 => new Refusal("from", $"A day is written {DayFormat.ToLowerInvariant()}."),
        (_, null) when To.Length > 0 => new Refusal("to", $"A day is written {DayFormat.ToLowerInvariant()}."),
        ({ } from, { } to) when to < from => new Refusal("to", "The last day is before the first."),
        _ => null,
    };

    /// <summary>As the store takes it.</summary>
    /// <param name="before">Rows before this number; null for the newest.</param>
    /// <param name="most">How many.</param>
    public AuditFilter Filter(long? before, int most) => new()
    {
        Who = Who, What = What, Text = Text, Before = before, Most = most, From = Day(From), To = Day(To) is { } last && last < DateTimeOffset.MaxValue.AddDays(-2) ? last.AddDays(1) : null,
    };

    /// <summary>The address of the same rows elsewhere.</summary>
    /// <param name="path">Of the page or the file.</param>
    /// <param name="more">More of the query.</param>
    public string Address(string path, params IEnumerable<(string Name, string Value)> more)
    {
        (string Name, string Value)[] own = [("who", Who), ("what", What), ("text", Text), ("from", From), ("to", To)];
        return $"{path}{QueryString.Create(own.Concat(more).Where(p => p.Value.Length > 0).Select(p => KeyValuePair.Create(p.Name, (string?)p.Value)))}";
    }

    // Half a surrogate pair cannot stand in an address again.
    private static string Value(IQueryCollection query, string name)
    {
        var text = Letters.Compose(query[name].ToString()).Trim();
        return string.Concat(text[..Math.Min(text.Length, Longest)].EnumerateRunes());
    }

    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
}
