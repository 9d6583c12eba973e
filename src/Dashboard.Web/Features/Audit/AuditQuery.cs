using System.Globalization;
using Dashboard.Presence.Text;
using Dashboard.Storage.Audit;
using Dashboard.Web.Components.Forms;

namespace Dashboard.Web.Features.Audit;

/// <summary>Which rows of the audit log an address asks for. Days are UTC, the last one included.</summary>
/// <param name="Actor">By whom; empty for all.</param>
/// <param name="Action">The kind of act; empty for all.</param>
/// <param name="Text">Found in any text; empty for all.</param>
/// <param name="From">The first day, as yyyy-MM-dd; empty for none.</param>
/// <param name="To">The last day, likewise.</param>
internal sealed record AuditQuery(string Actor, string Action, string Text, string From, string To)
{
    private const int MaxLength = 200;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The query of a request.</summary>
    public static AuditQuery Read(IQueryCollection query) =>
        new(Value(query, "who"), Value(query, "what"), Value(query, "text"), Value(query, "from"), Value(query, "to"));

    /// <summary>Whether anything is asked for.</summary>
    public bool IsNarrow => Actor.Length + Action.Length + Text.Length + From.Length + To.Length > 0;

    /// <summary>Why it cannot be answered; null when it can.</summary>
    public FormError? Problem => (Day(From), Day(To)) switch
    {
        (null, _) when From.Length > 0 => new FormError("from", $"A day is written {DayFormat.ToLowerInvariant()}."),
        (_, null) when To.Length > 0 => new FormError("to", $"A day is written {DayFormat.ToLowerInvariant()}."),
        ({ } from, { } to) when to < from => new FormError("to", "The last day is before the first."),
        _ => null,
    };

    /// <summary>As the store takes it.</summary>
    /// <param name="before">Rows before this number; null for the newest.</param>
    /// <param name="most">How many.</param>
    public AuditFilter Filter(long? before, int most) => new()
    {
        Actor = Actor, Action = Action, Text = Text, Before = before, MaxRows = most, From = Day(From), To = Day(To) is { } last && last < DateTimeOffset.MaxValue.AddDays(-2) ? last.AddDays(1) : null,
    };

    /// <summary>The address of the same rows elsewhere.</summary>
    /// <param name="path">Of the page or the file.</param>
    /// <param name="more">More of the query.</param>
    public string Address(string path, params IEnumerable<(string Name, string Value)> more)
    {
        (string Name, string Value)[] own = [("who", Actor), ("what", Action), ("text", Text), ("from", From), ("to", To)];
        return $"{path}{QueryString.Create(own.Concat(more).Where(p => p.Value.Length > 0).Select(p => KeyValuePair.Create(p.Name, (string?)p.Value)))}";
    }

    // Half a surrogate pair cannot stand in an address again.
    private static string Value(IQueryCollection query, string name)
    {
        var text = LetterComposer.Compose(query[name].ToString()).Trim();
        return string.Concat(text[..Math.Min(text.Length, MaxLength)].EnumerateRunes());
    }

    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
}
