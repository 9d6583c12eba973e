using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Displays;

/// <summary>Formats the texts of the page that lists all displays.</summary>
internal static class DisplayFormatter
{
    /// <summary>Returns the notice for the result code of an action; null for an unknown code.</summary>
    public static (string Text, bool IsGood)? FormatNotice(string? code) => code switch
    {
        "paired" => (DisplaysTexts.Paired, true),
        "saved" => (DisplaysTexts.Saved, true),
        "moved" => (DisplaysTexts.Moved, true),
        "identified" => (DisplaysTexts.Identified, true),
        "reloaded" => (DisplaysTexts.Reloaded, true),
        "revoked" => (DisplaysTexts.Revoked, true),
        "code" => (DisplaysTexts.UnknownCode, false),
        "wait" => (DisplaysTexts.TooManyWrongCodes, false),
        "incomplete" => (DisplaysTexts.Incomplete, false),
        "away" => (DisplaysTexts.NotReached, false),
        "gone" => (DisplaysTexts.DisplayGone, false),
        "broken" => (DisplaysTexts.NothingChanged, false),
        _ => null,
    };

    /// <summary>Formats the time since a display last rendered a frame.</summary>
    public static string Ago(DateTimeOffset? at, DateTimeOffset now) => at is not { } then ? DisplaysTexts.Never
        : now - then < TimeSpan.FromSeconds(15) ? DisplaysTexts.Now
        : DisplaysTexts.FormatAgo(TimeFormatter.Span(now - then));

    /// <summary>Returns a reported value, or a placeholder when none was reported.</summary>
    public static string Known(string reported) => reported.Length == 0 ? DisplaysTexts.NotKnownYet : reported;

    /// <summary>Formats the build of a display's page, compared with the build of this host.</summary>
    public static string Version(string reported, string own)
    {
        var version = reported[..Math.Min(reported.Length, 7)];
        return version.Length == 0 ? Known(version) : reported == own ? DisplaysTexts.FormatCurrentVersion(version) : DisplaysTexts.FormatOtherVersion(version);
    }
}
