using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Phones;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>Parses palette text such as "transfer 101 to jane", "call 0412341234 from jane", "hang up 101", or a name.</summary>
public static class PaletteParser
{
    private const int MaxResults = 8;

    /// <summary>Returns the interpretations of a text, the most likely first.</summary>
    /// <param name="typed">The typed text.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="own">The user's own phones, which are used where the text names no phone; null for none.</param>
    public static IReadOnlyList<PaletteResult> Parse(string typed, SupervisorSnapshot snapshot, UserPhones? own = null)
    {
        var text = string.Join(' ', SearchInput.Clean(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var phones = own ?? UserPhones.None;
        IReadOnlyList<PaletteResult> acts = PaletteCommandWord.Find(text) is not { } said ? []
            : said.Verb.Kind == CommandKind.Dial && FromUserPhone(said.About, snapshot, phones) is { Count: > 0 } calls ? calls
            : [.. Acts(said.Verb, said.About, snapshot, phones).DistinctBy(i => i.Key).Take(MaxResults)];
        // A text that starts with a command phrase but yields no action may still be a name, such as Park.
        return acts.Count > 0 ? acts : [.. TargetFinder.Candidates(text, null, snapshot).Select(e => new PaletteResult(PaletteTexts.FormatOpen(ContactNames.Format(e)), e))];
    }

    /// <summary>Splits the text after a command phrase into the acting extension and the target.</summary>
    /// <param name="kind">The command kind.</param>
    /// <param name="rest">The text after the command phrase.</param>
    /// <param name="snapshot">The current snapshot.</param>
    internal static (string Who, string Whom) Parts(CommandKind kind, string rest, SupervisorSnapshot snapshot)
    {
        var (who, whom) = kind == CommandKind.Dial ? Swapped(Split(rest, "from"))
            : kind == CommandKind.AttendedTransfer && Split(rest, "for") is { Whom.Length: > 0 } asked ? Swapped(asked)
            : Split(rest, "to");
        return kind == CommandKind.BlindTransfer && whom.Length == 0 ? PalettePhraseMatcher.Cut(who, snapshot) : (who, whom);
    }

    // "call jane" or "call 0412341234": dials from the user's own phone when no phone is named. Immediately available results come first.
    private static IReadOnlyList<PaletteResult> FromUserPhone(string rest, SupervisorSnapshot snapshot, UserPhones own)
    {
        if (rest.Length == 0 || Split(rest, "from") is { Whom.Length: > 0 })
        {
            return [];
        }

        var found = PalettePhraseMatcher.Found(rest, null, snapshot, MaxResults);
        var toExtensions = found.Select(e => (Row: (ExtensionPresence?)e, Call: own.Call(e.Account, e.Number, snapshot)));
        var toNumbers = DialNumber.Parse(PalettePhraseMatcher.Plain(rest)) is not { } number ? []
            : snapshot.View.Accounts.Keys.Order(ExtensionNumberComparer.Instance).Where(a => !found.Any(e => e.Account == a && snapshot.IsSame(a, e.Number, number)))
                .Select(a => (Row: (ExtensionPresence?)null, Call: own.Call(a, number, snapshot)));
        var calls = toExtensions.Concat(toNumbers).Where(c => c.Call is not null).ToList();
        // Any account can dial an external number. Accounts without a chosen phone are offered only if no account has one.
        var needsChoice = calls.All(c => c.Call!.Action is null);
        return
        [
            .. calls.Where(c => c.Row is not null || needsChoice || c.Call!.Action is not null).OrderBy(c => c.Call!.Action is null).DistinctBy(c => c.Call!.Key).Take(MaxResults)
                .Select(c => new PaletteResult(SplitPhrase(c.Call!, snapshot), c.Row ?? c.Call!.Action?.Row) { Call = c.Call }),
        ];
    }

    private static string SplitPhrase(UserCall call, SupervisorSnapshot snapshot) => ContactNames.Format(call.Account, call.Number, snapshot) is var whom && call.Action is { } action
        ? PaletteTexts.FormatCallFromYourPhone(whom, action.Row.Number) : PaletteTexts.FormatCallAfterChoice(whom, call.Account);

    private static IEnumerable<PaletteResult> Acts(PaletteCommandWord verb, string rest, SupervisorSnapshot snapshot, UserPhones own)
    {
        var (who, whom) = Parts(verb.Kind, rest, snapshot);
        // The list of matches is limited only after filtering by availability of the action.
        foreach (var (row, only) in PalettePhraseMatcher.Whose(who, snapshot))
        {
            foreach (var action in CallAction.GetAvailable(row, snapshot).Where(a => a.Kind == verb.Kind && verb.Means(a) && (only is null || a.Call?.Key == only.Key)))
            {
                // Monitoring rings the user's own phone unless the text names another one.
                var rings = whom.Length == 0 && action.ListensIn ? own[row.Account] : null;
                var words = Describe(action);
                string To(string target) => action.Kind == CommandKind.Dial ? PaletteTexts.FormatCallFrom(target, ContactNames.Format(row)) : PaletteTexts.FormatActionTo(words, target);
                if (!action.NeedsTarget)
                {
                    yield return new PaletteResult(words, row, action);
                }
                else if (rings is not null)
                {
                    yield return new PaletteResult(PaletteTexts.FormatActionFromPhone(words, rings), row, action, rings);
                }
                else if (whom.Length == 0)
                {
                    yield return new PaletteResult(PaletteTexts.FormatActionToWhom(words), row, action);
                }
                else if (DialNumber.Parse(whom) is { } number && TargetFinder.Candidates(whom, row.Account, snapshot).All(c => c.Number != number))
                {
                    yield return new PaletteResult(To(number), row, action, number);
                }
                else
                {
                    foreach (var target in PalettePhraseMatcher.Found(whom, row.Account, snapshot, TargetFinder.MaxCandidates).Where(t => t.Key != row.Key))
                    {
                        yield return new PaletteResult(To(ContactNames.Format(target)), row, action, target.Number);
                    }
                }
            }
        }
    }

    private static string Describe(CallAction action)
    {
        var (name, title) = (ContactNames.Format(action.Row), action.Title.TrimEnd('…'));
        return action.Kind == CommandKind.Dial ? PaletteTexts.FormatDialFrom(name)
            : action.Call is not { } call ? PaletteTexts.FormatActionOn(title, name)
            : PaletteTexts.FormatActionOnCall(title, name, InlineText.Isolate(call.From ?? SupervisorTexts.Withheld), InlineText.Isolate(call.To ?? SupervisorTexts.NotReported));
    }

    // The text is split at the last occurrence of the word, because names can contain it too.
    private static (string Who, string Whom) Split(string rest, string word) =>
        $" {rest} ".LastIndexOf($" {word} ", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? ($" {rest} "[..at].Trim(), $" {rest} "[(at + word.Length + 2)..].Trim()) : (rest, "");

    private static (string Who, string Whom) Swapped((string First, string Second) parts) => parts.Second.Length > 0 ? (parts.Second, parts.First) : (parts.First, "");
}
