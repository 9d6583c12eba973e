using Dashboard.Web.Access.Desk;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>
/// A name or number as part of a sentence. A caller chooses their own name: nothing in it may turn the words around it, or
/// stay unseen, where somebody reads what was done or is about to be.
/// </summary>
internal static class InLine
{
    // More than a person reads of a name in a sentence. The grid and the panel have it whole.
    private const int Longest = 60;
    private const char LastOfLatin = '\u036F';
    private const char Isolate = '\u2068';
    private const char End = '\u2069';

    /// <summary>The text as it stands in a sentence.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var shown = text.Length > Longest ? $"{string.Concat(text.EnumerateRunes().Take(Longest))}…" : text;
        return shown.TrimEnd('…').All(c => c <= LastOfLatin && !char.IsControl(c)) ? shown : $"{Isolate}{VisibleText.Of(shown)}{End}";
    }
}
