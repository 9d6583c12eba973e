using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Reads what was typed as something to do: "transfer 101 to jane", "call 0412341234 from jane", "hang up 101", or a name.</summary>
public static class PaletteParser
{
    private const int Most = 8;

    /// <summary>What may be meant, the likeliest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="moment">What is seen now.</param>
    /// <param name="own">Which phones are one's own: they ring where no other is named.</param>
    public static IReadOnlyList<PaletteItem> Read(string typed, DeskMoment moment, OwnNumbers? own = null)
    {
        var text = string.Join(' ', TypedText.Clean(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var phones = own ?? OwnNumbers.None;
        IReadOnlyList<PaletteItem> acts = PaletteVerb.Of(text) is not { } said ? []
            : said.Verb.Kind == CommandKind.Dial && FromOwn(said.About, moment, phones) is { Count: > 0 } calls ? calls
            : [.. Acts(said.Verb, said.About, moment, phones).DistinctBy(i => i.Key).Take(Most)];
        // What begins as something to do may be somebody's name all the same: Park is one.
        return acts.Count > 0 ? acts : [.. TargetFinder.Candidates(text, null, moment).Select(e => new PaletteItem($"Open {DeskNames.Said(e)}", e))];
    }

    /// <summary>Whose call, or from whose telephone; and to whom.</summary>
    /// <param name="kind">What shall be done.</param>
    /// <param name="rest">What was typed behind it.</param>
    /// <param name="moment">What is seen now.</param>
    internal static (string Who, string Whom) Parts(CommandKind kind, string rest, DeskMoment moment)
    {
        var (who, whom) = kind == CommandKind.Dial ? Swapped(Split(rest, "from"))
            : kind == CommandKind.AttendedTransfer && Split(rest, "for") is { Whom.Length: > 0 } asked ? Swapped(asked)
            : Split(rest, "to");
        return kind == CommandKind.BlindTransfer && whom.Length == 0 ? PaletteSaid.Cut(who, moment) : (who, whom);
    }

    // "call jane", "call 0412341234": from one's own phone, where no other is named. What can be done at once comes first.
    private static IReadOnlyList<PaletteItem> FromOwn(string rest, DeskMoment moment, OwnNumbers own)
    {
        if (rest.Length == 0 || Split(rest, "from") is { Whom.Length: > 0 })
        {
            return [];
        }

        var found = PaletteSaid.Found(rest, null, moment, Most);
        var toExtensions = found.Select(e => (Row: (ExtensionPresence?)e, Call: own.Call(e.Account, e.Number, moment)));
        var toNumbers = DialNumber.Of(PaletteSaid.Plain(rest)) is not { } number ? []
            : moment.View.Accounts.Keys.Order(NumberOrder.Instance).Where(a => !found.Any(e => e.Account == a && moment.IsSame(a, e.Number, number)))
                .Select(a => (Row: (ExtensionPresence?)null, Call: own.Call(a, number, moment)));
        var calls = toExtensions.Concat(toNumbers).Where(c => c.Call is not null).ToList();
        // A number is called from any account: one where the phone is chosen makes choosing another needless.
        var needsChoice = calls.All(c => c.Call!.Action is null);
        return
        [
            .. calls.Where(c => c.Row is not null || needsChoice || c.Call!.Action is not null).OrderBy(c => c.Call!.Action is null).DistinctBy(c => c.Call!.Key).Take(Most)
                .Select(c => new PaletteItem(Words(c.Call!, moment), c.Row ?? c.Call!.Action?.Row) { Call = c.Call }),
        ];
    }

    private static string Words(OwnCall call, DeskMoment moment) => DeskNames.Said(call.Account, call.Number, moment) is var whom && call.Action is { } action
        ? $"Call {whom} from your phone {action.Row.Number}" : $"Call {whom}: choose your phone in {call.Account} first";

    private static IEnumerable<PaletteItem> Acts(PaletteVerb verb, string rest, DeskMoment moment, OwnNumbers own)
    {
        var (who, whom) = Parts(verb.Kind, rest, moment);
        // Of all who may be meant, those with whom it can be done: only then is the list cut.
        foreach (var (row, only) in PaletteSaid.Whose(who, moment))
        {
            foreach (var action in DeskAction.Of(row, moment).Where(a => a.Kind == verb.Kind && verb.Means(a) && (only is null || a.Call?.Key == only.Key)))
            {
                // Listening in rings one's own phone, unless another is named.
                var rings = whom.Length == 0 && action.ListensIn ? own[row.Account] : null;
                var words = action.Kind == CommandKind.Dial ? $"Dial from {DeskNames.Said(row)}" : $"{action.Words.TrimEnd('…')} {DeskNames.Said(row)}{(action.Call is { } call ? $", {InLine.Of(call.From ?? "withheld")} → {InLine.Of(call.To ?? "not told")}" : "")}";
                string To(string target) => action.Kind == CommandKind.Dial ? $"Call {target} from {DeskNames.Said(row)}" : $"{words} to {target}";
                if (!action.NeedsTarget)
                {
                    yield return new PaletteItem(words, row, action);
                }
                else if (rings is not null)
                {
                    yield return new PaletteItem($"{words}, from {rings}", row, action, rings);
                }
                else if (whom.Length == 0)
                {
                    yield return new PaletteItem($"{words}, to whom?", row, action);
                }
                else if (DialNumber.Of(whom) is { } number && TargetFinder.Candidates(whom, row.Account, moment).All(c => c.Number != number))
                {
                    yield return new PaletteItem(To(number), row, action, number);
                }
                else
                {
                    foreach (var target in PaletteSaid.Found(whom, row.Account, moment, TargetFinder.Most).Where(t => t.Key != row.Key))
                    {
                        yield return new PaletteItem(To(DeskNames.Said(target)), row, action, target.Number);
                    }
                }
            }
        }
    }

    // At the last of them: "to" may stand in a name too.
    private static (string Who, string Whom) Split(string rest, string word) =>
        $" {rest} ".LastIndexOf($" {word} ", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? ($" {rest} "[..at].Trim(), $" {rest} "[(at + word.Length + 2)..].Trim()) : (rest, "");

    private static (string Who, string Whom) Swapped((string First, string Second) parts) => parts.Second.Length > 0 ? (parts.Second, parts.First) : (parts.First, "");
}
