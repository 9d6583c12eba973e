using Dashboard.Presence.Text;

namespace Dashboard.Web.Components.Forms;

/// <summary>Reads values of a submitted form.</summary>
internal static class FormReader
{
    /// <summary>The maximum length of a name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Returns a field's text with composed letters; empty when the field is missing.</summary>
    public static string Text(IFormCollection form, string field) => LetterComposer.Compose(form[field].ToString());

    /// <summary>Returns whether a check box is ticked.</summary>
    public static bool IsTicked(IFormCollection form, string field) => form[field].Count > 0;

    /// <summary>Returns the ticked values of a group of check boxes.</summary>
    public static IReadOnlyList<string> Ticked(IFormCollection form, string field) => [.. form[field].OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Returns why a name is invalid; null when it is valid.</summary>
    public static string? NameProblem(string name, int longest = MaxNameLength) => name.Trim().Length switch
    {
        0 => ComponentTexts.NameMissing,
        var length when length > longest => ComponentTexts.FormatNameTooLong(longest, length),
        _ => null,
    };
}
