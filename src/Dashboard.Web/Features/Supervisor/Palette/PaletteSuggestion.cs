using Dashboard.Presence.Commands;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>Explains why palette text yields no action, and which phrases are possible.</summary>
public static class PaletteSuggestion
{
    /// <summary>Returns the message for a text without results.</summary>
    /// <param name="typed">The typed text.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string Find(string typed, SupervisorSnapshot snapshot)
    {
        var text = string.Join(' ', SearchInput.Clean(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
        {
            return PaletteTexts.AllPhrases;
        }

        if (PaletteCommandWord.Find(text) is not var (verb, about))
        {
            return PaletteTexts.FormatUnknownPhrase(text, PaletteTexts.AllPhrases);
        }

        if (about.Length == 0)
        {
            return verb.Kind switch
            {
                CommandKind.Dial => PaletteTexts.CallWhom,
                CommandKind.BlindTransfer => PaletteTexts.FormatTransferWhom(verb.Phrase),
                _ => PaletteTexts.FormatWhom(verb.Phrase),
            };
        }

        var (who, whom) = PaletteParser.Parts(verb.Kind, about, snapshot);
        if (verb.Kind == CommandKind.Dial && whom.Length == 0 && DialNumber.Parse(who) is not null)
        {
            return PaletteTexts.NoAccountOffers;
        }

        if (PalettePhraseMatcher.Whose(who, snapshot).Select(w => w.Row).FirstOrDefault() is not { } row)
        {
            return verb.Kind != CommandKind.Dial ? PaletteTexts.FormatNoMatch(who) : whom.Length == 0 ? PaletteTexts.FormatNoMatchForCall(who) : PaletteTexts.FormatNoMatchForCaller(who);
        }

        var name = ExtensionFormatter.Name(row);
        return snapshot.Account(row.Account)?.Capabilities.Offers(verb.Kind) != true ? PaletteTexts.FormatAccountDoesNotOffer(row.Account, name)
            : whom.Length > 0 && PalettePhraseMatcher.Found(whom, row.Account, snapshot, 1).Count == 0 ? PaletteTexts.FormatNoMatchInAccount(row.Account, whom)
            : snapshot.CallsOf(row).Any() ? PaletteTexts.FormatNotInThisState(name, StateNames.Get(snapshot.Shown(row)).ToLowerInvariant())
            : PaletteTexts.FormatOnNoCall(name);
    }
}
