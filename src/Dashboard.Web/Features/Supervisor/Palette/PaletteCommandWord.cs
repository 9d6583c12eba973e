using Dashboard.Presence.Commands;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>A command phrase of the palette.</summary>
/// <param name="Phrase">The phrase, of one to three words.</param>
/// <param name="Kind">The command kind that it requests.</param>
/// <param name="Means">Selects the actions of that kind that it denotes.</param>
internal sealed record PaletteCommandWord(string Phrase, CommandKind Kind, Func<CallAction, bool> Means)
{
    // Longer phrases come first, because "hang up" also starts with "hang".
    private static readonly IReadOnlyList<PaletteCommandWord> All =
    [
        .. new PaletteCommandWord[]
        {
            new("return to caller", CommandKind.HangUp, static a => a.Step == CallActionStep.ReturnToCaller), new("take back", CommandKind.HangUp, static a => a.Step == CallActionStep.ReturnToCaller),
            new("connect", CommandKind.AttendedTransfer, static a => a.Other is not null),
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

    /// <summary>Finds the command phrase at the start of a text; null when there is none.</summary>
    /// <param name="text">The typed text.</param>
    /// <returns>The phrase, and the text after it.</returns>
    public static (PaletteCommandWord Verb, string About)? Find(string text)
    {
        var said = text.StartsWith("please ", StringComparison.OrdinalIgnoreCase) ? text["please ".Length..] : text;
        // The phrase must end at a space: "calloway" is a name and not the command "call".
        return All.FirstOrDefault(v => $"{said} ".StartsWith($"{v.Phrase} ", StringComparison.OrdinalIgnoreCase)) is { } verb ? (verb, said[verb.Phrase.Length..].Trim()) : null;
    }
}
