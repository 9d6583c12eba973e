using Dashboard.Presence.Commands;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>Explains why palette text yields no action, and which phrases are possible.</summary>
public static class PaletteSuggestion
{
    /// <summary>The message that lists all command phrases.</summary>
    public const string All = "Say what and with whom: call, transfer, ask, connect, take back, hold, resume, park, retrieve, answer, listen, coach, join, hang up. Or a name, to open it.";

    /// <summary>Returns the message for a text without results.</summary>
    /// <param name="typed">The typed text.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string Find(string typed, SupervisorSnapshot snapshot)
    {
        var text = string.Join(' ', SearchInput.Clean(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
        {
            return All;
        }

        if (PaletteCommandWord.Find(text) is not var (verb, about))
        {
            return $"“{text}” is nobody's name, and nothing that can be done. {All}";
        }

        if (about.Length == 0)
        {
            return verb.Kind == CommandKind.Dial ? "Call whom? “call jane”, “call 0412 341 234”, “call 0412 341 234 from jane”." : $"Whom? “{verb.Phrase} 101{(verb.Kind == CommandKind.BlindTransfer ? " to jane" : "")}”.";
        }

        var (who, whom) = PaletteParser.Parts(verb.Kind, about, snapshot);
        if (verb.Kind == CommandKind.Dial && whom.Length == 0 && DialNumber.Parse(who) is not null)
        {
            return "No account here offers that.";
        }

        if (PalettePhraseMatcher.Whose(who, snapshot).Select(w => w.Row).FirstOrDefault() is not { } row)
        {
            return verb.Kind == CommandKind.Dial ? whom.Length == 0 ? $"Nobody here is called “{who}”. A number goes too." : $"Nobody here is called “{who}”, from whose telephone it would be." : $"Nobody here is called “{who}”, and nobody speaks with such a number.";
        }

        var name = ExtensionFormatter.Name(row);
        return snapshot.Account(row.Account)?.Capabilities.Offers(verb.Kind) != true ? $"{row.Account}, where {name} is, does not offer that."
            : whom.Length > 0 && PalettePhraseMatcher.Found(whom, row.Account, snapshot, 1).Count == 0 ? $"Nobody in {row.Account} is called “{whom}”."
            : snapshot.CallsOf(row).Any() ? $"That cannot be done while {name} is {StateNames.Get(snapshot.Shown(row)).ToLowerInvariant()}."
            : $"{name} is on no call.";
    }
}
