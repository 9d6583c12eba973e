using Dashboard.Presence.Commands;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>A word by which something can be asked for.</summary>
/// <param name="Phrase">The word, or two.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Means">Which of the actions of that kind.</param>
internal sealed record PaletteCommandWord(string Phrase, CommandKind Kind, Func<CallAction, bool> Means)
{
    // Longer ones first: "hang up" is no "hang".
    private static readonly IReadOnlyList<PaletteCommandWord> All =
    [
        .. new PaletteCommandWord[]
        {
            new("take back", CommandKind.HangUp, static a => a.Step == CallActionStep.ReturnToCaller), new("connect", CommandKind.AttendedTransfer, static a => a.Other is not null),
            new("complete", CommandKind.AttendedTransfer, static a => a.Other is not null), new("ask first", CommandKind.AttendedTransfer, static a => a.Other is null),
            new("ask", CommandKind.AttendedTransfer, static a => a.Other is null), new("consult", CommandKind.AttendedTransfer, static a => a.Other is null),
        }.Concat(new (string Word, CommandKind Kind)[]
        {
            ("call", CommandKind.Dial), ("dial", CommandKind.Dial), ("hang up", CommandKind.HangUp), ("hangup", CommandKind.HangUp), ("end", CommandKind.HangUp),
            ("hold", CommandKind.Hold), ("resume", CommandKind.Resume), ("unhold", CommandKind.Resume), ("park", CommandKind.Park), ("retrieve", CommandKind.Retrieve),
            ("transfer", CommandKind.BlindTransfer), ("send", CommandKind.BlindTransfer), ("put", CommandKind.BlindTransfer), ("voicemail", CommandKind.TransferToVoicemail),
            ("answer", CommandKind.PickUp), ("pick up", CommandKind.PickUp), ("pickup", CommandKind.PickUp), ("listen", CommandKind.Monitor), ("monitor", CommandKind.Monitor),
            ("coach", CommandKind.Coach), ("whisper", CommandKind.Coach), ("join", CommandKind.Barge), ("barge", CommandKind.Barge),
            ("record", CommandKind.StartRecording), ("stop recording", CommandKind.StopRecording),
        }.Select(v => new PaletteCommandWord(v.Word, v.Kind, static a => a.Step == CallActionStep.One))).OrderByDescending(v => v.Phrase.Length),
    ];

    /// <summary>What was typed begins with something that can be done; null when it does not.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>The word, and what stands behind it.</returns>
    public static (PaletteCommandWord Verb, string About)? Find(string text)
    {
        var said = text.StartsWith("please ", StringComparison.OrdinalIgnoreCase) ? text["please ".Length..] : text;
        // With a blank behind it: "calloway" is a name.
        return All.FirstOrDefault(v => $"{said} ".StartsWith($"{v.Phrase} ", StringComparison.OrdinalIgnoreCase)) is { } verb ? (verb, said[verb.Phrase.Length..].Trim()) : null;
    }
}
