using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What to say when what was typed means nothing that can be done: why, and what can be said.</summary>
public static class PaletteAdvice
{
    /// <summary>All that can be said.</summary>
    public const string All = "Say what and with whom: call, transfer, ask, connect, take back, hold, resume, park, retrieve, answer, listen, coach, join, hang up. Or a name, to open it.";

    /// <summary>What to say.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="moment">What is seen now.</param>
    public static string Of(string typed, DeskMoment moment)
    {
        var text = string.Join(' ', TypedText.Clean(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
        {
            return All;
        }

        if (PaletteVerb.Of(text) is not var (verb, about))
        {
            return $"“{text}” is nobody's name, and nothing that can be done. {All}";
        }

        if (about.Length == 0)
        {
            return verb.Kind == CommandKind.Dial ? "Call whom? “call jane”, “call 0412 341 234”, “call 0412 341 234 from jane”." : $"Whom? “{verb.Word} 101{(verb.Kind == CommandKind.BlindTransfer ? " to jane" : "")}”.";
        }

        var (who, whom) = PaletteParser.Parts(verb.Kind, about, moment);
        if (verb.Kind == CommandKind.Dial && whom.Length == 0 && DialNumber.Of(who) is not null)
        {
            return "No account here offers that.";
        }

        if (PaletteSaid.Whose(who, moment).Select(w => w.Row).FirstOrDefault() is not { } row)
        {
            return verb.Kind == CommandKind.Dial ? whom.Length == 0 ? $"Nobody here is called “{who}”. A number goes too." : $"Nobody here is called “{who}”, from whose telephone it would be." : $"Nobody here is called “{who}”, and nobody speaks with such a number.";
        }

        var name = BoardText.Name(row);
        return moment.Account(row.Account)?.Capabilities.Offers(verb.Kind) != true ? $"{row.Account}, where {name} is, does not offer that."
            : whom.Length > 0 && PaletteSaid.Found(whom, row.Account, moment, 1).Count == 0 ? $"Nobody in {row.Account} is called “{whom}”."
            : moment.CallsOf(row).Any() ? $"That cannot be done while {name} is {BoardText.Word(moment.Shown(row)).ToLowerInvariant()}."
            : $"{name} is on no call.";
    }
}
