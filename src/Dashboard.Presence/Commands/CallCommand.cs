using Dashboard.Presence.Model;

namespace Dashboard.Presence.Commands;

/// <summary>One command, about what was known of its account when it was checked. Immutable.</summary>
/// <param name="Kind">What shall be done.</param>
/// <param name="Extension">The number of the extension that acts: that dials, holds, parks, gives away, picks up, retrieves, or whose call is listened to.</param>
public sealed record CallCommand(CommandKind Kind, string Extension)
{
    /// <summary>The call it is about, as the board has it; null for <see cref="CommandKind.Dial"/> alone.</summary>
    public Call? Call { get; init; }

    /// <summary>The leg it is about; null for the whole call, or for the extension's own leg where the vendor asks for one.</summary>
    public CallLeg? Leg { get; init; }

    /// <summary>
    /// Whom it leads to: the number dialled or given to, and for listening in the supervisor's own number. Null where there is none.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>The second call of an attended transfer, the one to the target; null where the vendor needs none, and for other kinds.</summary>
    public Call? Other { get; init; }
}
