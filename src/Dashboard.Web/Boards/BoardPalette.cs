namespace Dashboard.Web.Boards;

/// <summary>The state colours of a board: <c>Boards:{id}:Palette</c>, or <c>?palette=</c> in its address.</summary>
public enum BoardPalette
{
    /// <summary>A free phone is green, a call is red, as phone lamps show them.</summary>
    Classic,

    /// <summary>A call is slate blue. Red is used for trouble only.</summary>
    Calm,
}
