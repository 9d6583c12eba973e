namespace Dashboard.Storage.Displays;

/// <summary>A paired wall display.</summary>
/// <param name="Id">The immutable id.</param>
/// <param name="Name">The display name.</param>
/// <param name="Board">The id of the board it shows. Its access is limited to this board.</param>
/// <param name="CreatedAt">When the display was paired, UTC.</param>
/// <param name="Status">The status it last reported.</param>
public sealed record Display(string Id, string Name, string Board, DateTimeOffset CreatedAt, DisplayStatus Status);

/// <summary>The status that a display reports.</summary>
/// <param name="Address">The IP address it connects from; empty before its first connection.</param>
/// <param name="Viewport">The viewport size in CSS pixels, for example "1920×1080"; empty when not reported.</param>
/// <param name="Version">The build of its page; empty when not reported.</param>
/// <param name="PaintedAt">When it last rendered a frame, UTC; null for never.</param>
public sealed record DisplayStatus(string Address, string Viewport, string Version, DateTimeOffset? PaintedAt)
{
    /// <summary>The status of a display that has not reported yet.</summary>
    public static DisplayStatus None { get; } = new("", "", "", null);
}

/// <summary>A pairing code shown by an unpaired display.</summary>
/// <param name="Code">Six letters and digits, without characters that look alike.</param>
/// <param name="Claim">The secret that proves that the code belongs to this display.</param>
/// <param name="ExpiresAt">When the code expires, UTC.</param>
public sealed record PairingRequest(string Code, string Claim, DateTimeOffset ExpiresAt);

/// <summary>The pairing status returned to a display that polls for it.</summary>
/// <param name="State">The state of the pairing.</param>
/// <param name="Token">When paired, the display's access token, returned only once; otherwise null.</param>
/// <param name="Board">When paired, the id of the board; otherwise null.</param>
public sealed record PairingStatus(PairingState State, string? Token, string? Board);

public enum PairingState
{
    /// <summary>The code has not been entered yet.</summary>
    Waiting,

    /// <summary>The code was entered.</summary>
    Paired,

    /// <summary>The code has expired or was already used. The display must show a new one.</summary>
    Expired,
}
