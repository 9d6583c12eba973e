namespace Dashboard.Web.Boards;

/// <summary>The colours a board is drawn in: <c>Boards:{id}:Theme</c>, or <c>?theme=</c> in its address.</summary>
public enum BoardTheme
{
    /// <summary>Light on dark, for a screen that hangs in a room all day.</summary>
    Dark,

    /// <summary>Dark on light, for a bright room.</summary>
    Light,

    /// <summary>On black, with every line and word as clear as can be.</summary>
    Contrast,
}
