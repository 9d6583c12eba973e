using Dashboard.Presence.Model;

namespace Dashboard.Presence.Commands;

/// <summary>A call command, with the call data against which it was validated. Immutable.</summary>
/// <param name="Kind">The action to perform.</param>
/// <param name="Extension">The number of the acting extension: the one that dials, holds, parks, transfers, picks up or retrieves. For
/// monitoring, the extension on the monitored call.</param>
public sealed record CallCommand(CommandKind Kind, string Extension)
{
    /// <summary>The call to act on, as the store holds it; null only for <see cref="CommandKind.Dial"/>.</summary>
    public Call? Call { get; init; }

    /// <summary>The leg to act on; null for the whole call, or for the extension's own leg where the vendor needs a leg.</summary>
    public CallLeg? Leg { get; init; }

    /// <summary>
    /// The number to dial or transfer to. For monitoring, the supervisor's own extension number. Null where the command has no target.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>
    /// For an attended transfer, the consultation call to the target; null for other kinds and where the vendor needs no second call.
    /// </summary>
    public Call? Other { get; init; }
}
