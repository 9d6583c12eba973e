using System.Globalization;
using Dashboard.Presence.Text;
using Dashboard.Storage.Audit;
using Dashboard.Web.Components.Forms;

namespace Dashboard.Web.Features.Audit;

/// <summary>The filter of the audit log from a query string. Days are in UTC, and the last day is inclusive.</summary>
/// <param name="Actor">The name of the actor; empty for all.</param>
/// <param name="Action">The kind of action; empty for all.</param>
/// <param name="Text">The text to find in any column; empty for all.</param>
/// <param name="From">The first day as yyyy-MM-dd; empty for no lower bound.</param>
/// <param name="To">The last day as yyyy-MM-dd; empty for no upper bound.</param>
internal sealed record AuditQuery(string Actor, string Action, string Text, string From, string To)
{
    private const int MaxLength = 200;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads the filter from a request's query string.</summary>
    public static AuditQuery Read(IQueryCollection query) =>
        new(Value(query, "who"), Value(query, "what"), Value(query, "text"), Value(query, "from"), Value(query, "to"));

    /// <summary>Whether any filter is set.</summary>
    public bool IsNarrow => Actor.Length + Action.Length + Text.Length + From.Length + To.Length > 0;

    /// <summary>The validation error; null when the filter is valid.</summary>
    public FormError? Problem => (Day(From), Day(To)) switch
    {
        (null, _) when From.Length > 0 => new FormError("from", AuditTexts.FormatDayFormat(DayFormat.ToLowerInvariant())),
        (_, null) when To.Length > 0 => new FormError("to", AuditTexts.FormatDayFormat(DayFormat.ToLowerInvariant())),
        ({ } from, { } to) when to < from => new FormError("to", AuditTexts.LastDayBeforeFirst),
        _ => null,
    };

    /// <summary>Converts to the filter of the store.</summary>
    /// <param name="before">Return rows with numbers below this one; null for the newest.</param>
    /// <param name="maxRows">The maximum number of rows.</param>
    public AuditFilter Filter(long? before, int maxRows) => new()
    {
        Actor = Actor, Action = Action, Text = Text, Before = before, MaxRows = maxRows, From = Day(From), To = Day(To) is { } last && last < DateTimeOffset.MaxValue.AddDays(-2) ? last.AddDays(1) : null,
    };

    /// <summary>Builds an address with this filter as its query string.</summary>
    /// <param name="path">The path of the page or the file.</param>
    /// <param name="more">Additional query parameters.</param>
    public string Address(string path, params IEnumerable<(string Name, string Value)> more)
    {
        (string Name, string Value)[] own = [("who", Actor), ("what", Action), ("text", Text), ("from", From), ("to", To)];
        return $"{path}{QueryString.Create(own.Concat(more).Where(p => p.Value.Length > 0).Select(p => KeyValuePair.Create(p.Name, (string?)p.Value)))}";
    }

    // EnumerateRunes replaces unpaired surrogates, which cannot be encoded in an address.
    private static string Value(IQueryCollection query, string name)
    {
        var text = LetterComposer.Compose(query[name].ToString()).Trim();
        return string.Concat(text[..Math.Min(text.Length, MaxLength)].EnumerateRunes());
    }

    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
}
