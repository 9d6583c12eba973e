using Dashboard.Presence;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Reads what was typed as something to do: "transfer 101 to jane", "call 0412341234 from jane", "hang up 101", or a name.</summary>
public static class PaletteParser
{
    private const int Most = 8;

    // Longer ones first: "hang up" is no "hang".
    private static readonly (string Word, CommandKind Kind)[] Verbs =
    [
        .. new (string Word, CommandKind Kind)[]
        {
            ("call", CommandKind.Dial), ("dial", CommandKind.Dial), ("hang up", CommandKind.HangUp), ("hangup", CommandKind.HangUp), ("end", CommandKind.HangUp),
            ("hold", CommandKind.Hold), ("resume", CommandKind.Resume), ("unhold", CommandKind.Resume), ("park", CommandKind.Park), ("retrieve", CommandKind.Retrieve),
            ("transfer", CommandKind.BlindTransfer), ("voicemail", CommandKind.TransferToVoicemail), ("answer", CommandKind.PickUp), ("pick up", CommandKind.PickUp),
            ("pickup", CommandKind.PickUp), ("listen", CommandKind.Monitor), ("monitor", CommandKind.Monitor), ("coach", CommandKind.Coach), ("whisper", CommandKind.Coach),
            ("join", CommandKind.Barge), ("barge", CommandKind.Barge), ("record", CommandKind.StartRecording), ("stop recording", CommandKind.StopRecording),
        }.OrderByDescending(v => v.Word.Length),
    ];

    /// <summary>What may be meant, the likeliest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="moment">What is seen now.</param>
    public static IReadOnlyList<PaletteItem> Read(string typed, DeskMoment moment)
    {
        var text = string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var (word, kind) in Verbs)
        {
            if (text.StartsWith($"{word} ", StringComparison.OrdinalIgnoreCase))
            {
                return [.. Acts(kind, text[(word.Length + 1)..], moment).DistinctBy(i => i.Key).Take(Most)];
            }
        }

        return [.. TargetFinder.Candidates(text, null, moment.Extensions).Select(e => new PaletteItem($"Open {Name(e)}", e))];
    }

    private static IEnumerable<PaletteItem> Acts(CommandKind kind, string rest, DeskMoment moment)
    {
        var (who, whom) = kind == CommandKind.Dial ? Swapped(Split(rest, "from")) : Split(rest, "to");
        // Of all who may be meant, those with whom it can be done: only then is the list cut.
        foreach (var row in TargetFinder.Candidates(who, null, moment.Extensions, most: int.MaxValue))
        {
            foreach (var action in DeskAction.Of(row, moment).Where(a => a.Kind == kind))
            {
                var words = $"{action.Words.TrimEnd('…')} {Name(row)}{(action.Call is { } call ? $", {InLine.Of(call.From ?? "withheld")} → {InLine.Of(call.To ?? "not told")}" : "")}";
                if (!action.NeedsTarget)
                {
                    yield return new PaletteItem(words, row, action);
                }
                else if (whom.Length == 0)
                {
                    yield return new PaletteItem($"{words}, to whom?", row, action);
                }
                else if (TargetFinder.IsNumber(whom) && TargetFinder.Candidates(whom, row.Account, moment.Extensions).All(c => c.Number != whom))
                {
                    yield return new PaletteItem($"{words} to {whom}", row, action, whom);
                }
                else
                {
                    foreach (var target in TargetFinder.Candidates(whom, row.Account, moment.Extensions).Where(t => t.Key != row.Key))
                    {
                        yield return new PaletteItem($"{words} to {Name(target)}", row, action, target.Number);
                    }
                }
            }
        }
    }

    // At the last of them: "to" may stand in a name too.
    private static (string Who, string Whom) Split(string rest, string word) =>
        $" {rest} ".LastIndexOf($" {word} ", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? ($" {rest} "[..at].Trim(), $" {rest} "[(at + word.Length + 2)..].Trim()) : (rest, "");

    private static (string Who, string Whom) Swapped((string First, string Second) parts) => parts.Second.Length > 0 ? (parts.Second, parts.First) : (parts.First, "");

    private static string Name(ExtensionPresence row) => $"{InLine.Of(DeskQueries.NameOf(row))} {row.Number}";
}
