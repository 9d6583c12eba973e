using System.Text;

namespace Dashboard.Web.Text;

/// <summary>
/// A text that anybody may have typed, as it may be shown to who decides by it: what would turn the line around, or cannot be
/// seen at all, is written out. Letters of every script stay as they are.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with all of it to be seen.</summary>
    public static string Create(string text)
    {
        if (!text.Any(IsHidden) && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        // Half a surrogate pair becomes the sign for what cannot be shown.
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && IsHidden((char)rune.Value))
            {
                shown.Append($"[U+{rune.Value:X4}]");
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    // Control characters, NUL among them; what embeds, overrides or isolates a direction; what has no width and is no joiner.
    private static bool IsHidden(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\u2060' or '\uFEFF' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';
}
