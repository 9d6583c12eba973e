namespace Dashboard.Storage.Displays;

/// <summary>A screen on a wall that was let in.</summary>
/// <param name="Id">A name for programs, that never changes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Board">The board it shows, and all that it may see.</param>
/// <param name="CreatedAt">When it was let in, UTC.</param>
/// <param name="Status">What it last told of itself.</param>
public sealed record Display(string Id, string Name, string Board, DateTimeOffset CreatedAt, DisplayStatus Status);

/// <summary>What a display tells of itself.</summary>
/// <param name="Address">From where it is connected; empty before it was.</param>
/// <param name="Viewport">Its size in CSS pixels, as "1920×1080"; empty when not told.</param>
/// <param name="Version">The build of the page it runs; empty when not told.</param>
/// <param name="PaintedAt">When it last painted a frame, UTC; null when it never did.</param>
public sealed record DisplayStatus(string Address, string Viewport, string Version, DateTimeOffset? PaintedAt)
{
    /// <summary>Nothing yet.</summary>
    public static DisplayStatus None { get; } = new("", "", "", null);
}

/// <summary>A code that a TV shows.</summary>
/// <param name="Code">Six letters and digits of which none is taken for another.</param>
/// <param name="Claim">What the TV keeps to prove that the code is its own.</param>
/// <param name="ExpiresAt">Until when it can be entered, UTC.</param>
public sealed record PairingRequest(string Code, string Claim, DateTimeOffset ExpiresAt);

/// <summary>What became of a TV's question whether its code was entered.</summary>
/// <param name="State">Which.</param>
/// <param name="Token">Paired: by what it comes in from now on, told this one time; else null.</param>
/// <param name="Board">Paired: the board it shows; else null.</param>
public sealed record PairingStatus(PairingState State, string? Token, string? Board);

/// <summary>Where a pairing stands.</summary>
public enum PairingState
{
    /// <summary>Nobody entered the code yet.</summary>
    Waiting,

    /// <summary>The code was entered.</summary>
    Paired,

    /// <summary>The code is good no more; a new one must be shown.</summary>
    Expired,
}
