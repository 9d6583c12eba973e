using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Displays;

/// <summary>Formats the texts of the page that lists all displays.</summary>
internal static class DisplayFormatter
{
    /// <summary>Returns the notice for the result code of an action; null for an unknown code.</summary>
    public static (string Words, bool IsGood)? FormatNotice(string? word) => word switch
    {
        "paired" => ("Paired. The TV shows its board within seconds.", true),
        "saved" => ("Saved.", true),
        "moved" => ("Moved. The TV shows its new board within seconds.", true),
        "identified" => ("Its name is on that TV now, for some seconds.", true),
        "reloaded" => ("That TV loads its page anew.", true),
        "revoked" => ("Revoked. The TV shows its board no more.", true),
        "code" => ("No TV shows this code now. Compare it with the TV: a code changes every ten minutes.", false),
        "wait" => ("Too many wrong codes. Wait some minutes.", false),
        "incomplete" => ("Give it a name, and choose one of the boards.", false),
        "away" => ("That TV is not connected now, and was told nothing.", false),
        "gone" => ("There is no such display any more.", false),
        "broken" => ("It was not done: the database does not work now.", false),
        _ => null,
    };

    /// <summary>Formats the time since a display last rendered a frame.</summary>
    public static string Ago(DateTimeOffset? at, DateTimeOffset now) => at is not { } then ? "never"
        : now - then < TimeSpan.FromSeconds(15) ? "now"
        : $"{TimeFormatter.Span(now - then)} ago";

    /// <summary>Returns a reported value, or a placeholder when none was reported.</summary>
    public static string Known(string told) => told.Length == 0 ? "not known yet" : told;

    /// <summary>Formats the build of a display's page, compared with the build of this host.</summary>
    public static string Version(string told, string own) => told.Length == 0 ? Known(told) : $"{told[..Math.Min(told.Length, 7)]}, {(told == own ? "current" : "not current")}";
}
