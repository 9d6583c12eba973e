using Dashboard.Presence.Text;

namespace Dashboard.Web.Components.Forms;

/// <summary>What was typed or ticked into a form.</summary>
internal static class FormReader
{
    /// <summary>The longest name of anybody and anything.</summary>
    public const int MaxNameLength = 200;

    /// <summary>A field as it was typed, its letters in one part; empty when it was not sent.</summary>
    public static string Text(IFormCollection form, string field) => LetterComposer.Compose(form[field].ToString());

    /// <summary>Whether a box was ticked.</summary>
    public static bool IsTicked(IFormCollection form, string field) => form[field].Count > 0;

    /// <summary>What was ticked of several.</summary>
    public static IReadOnlyList<string> Ticked(IFormCollection form, string field) => [.. form[field].OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Why a name is not taken; null when it is.</summary>
    public static string? NameProblem(string name, int longest = MaxNameLength) => name.Trim().Length switch
    {
        0 => "Give a name.",
        var length when length > longest => $"A name has at most {longest} characters; this one has {length}.",
        _ => null,
    };
}
