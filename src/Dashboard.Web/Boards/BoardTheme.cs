namespace Dashboard.Web.Boards;

/// <summary>The colour theme of a board: <c>Boards:{id}:Theme</c>, or <c>?theme=</c> in its address.</summary>
public enum BoardTheme
{
    /// <summary>Light on dark, for a permanent wall display.</summary>
    Dark,

    /// <summary>Dark on light, for a bright room.</summary>
    Light,

    /// <summary>Maximum contrast on black.</summary>
    Contrast,
}
