using System.Text;

namespace Dashboard.Web.Text;

/// <summary>
/// Makes hidden characters of untrusted text visible: bidirectional controls and invisible characters are written as code points. Letters of all scripts stay
/// unchanged.
/// </summary>
internal static class VisibleText
{
    /// <summary>Returns the text with hidden characters written as code points.</summary>
    public static string Create(string text)
    {
        if (!text.Any(IsHidden) && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        // EnumerateRunes replaces an unpaired surrogate by the replacement character.
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

    // Control characters including NUL, bidirectional controls, and zero-width characters except joiners.
    private static bool IsHidden(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\u2060' or '\uFEFF' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';
}
