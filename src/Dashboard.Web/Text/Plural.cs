using System.Globalization;

namespace Dashboard.Web.Text;

/// <summary>Chooses between the singular and the plural form of a text by the rule of the current UI culture (Unicode CLDR).</summary>
public static class Plural
{
    /// <summary>Returns the form for a number.</summary>
    /// <param name="number">The number that the text names.</param>
    /// <param name="one">The form for one; in French also for zero.</param>
    /// <param name="other">The form for all other numbers.</param>
    public static string Choose(long number, string one, string other) => IsOne(number) ? one : other;

    private static bool IsOne(long number) =>
        number == 1 || (number == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr");
}
