using Dashboard.Presence.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Formats the names of contacts of which only the number is known.</summary>
internal static class ContactNames
{
    /// <summary>Returns name and number of the extension with a number; the number itself when it belongs to no known extension.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string Full(string account, string number, SupervisorSnapshot snapshot) => Find(account, number, snapshot) is { } row ? ExtensionFormatter.NameAndNumber(row) : number;

    /// <summary>Formats name and number as part of a sentence, see <see cref="InlineText"/>.</summary>
    /// <param name="row">The extension.</param>
    public static string Format(ExtensionPresence row) => $"{InlineText.Isolate(ExtensionFormatter.Name(row))} {ExtensionFormatter.NumberBesideName(row)}".TrimEnd();

    /// <inheritdoc cref="Full(string, string, SupervisorSnapshot)"/>
    /// <remarks>Formatted as part of a sentence, see <see cref="InlineText"/>.</remarks>
    public static string Format(string account, string number, SupervisorSnapshot snapshot) => Find(account, number, snapshot) is { } row ? Format(row) : InlineText.Isolate(number);

    private static ExtensionPresence? Find(string account, string number, SupervisorSnapshot snapshot) => snapshot.Extension(ExtensionPresence.MakeKey(account, number));
}
