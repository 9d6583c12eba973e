using Dashboard.Presence.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>What somebody is called of whom the number alone is known, and in a sentence.</summary>
internal static class ContactNames
{
    /// <summary>The name and the number of whoever has a number; a number that is nobody's of ours as it is.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static string Full(string account, string number, SupervisorSnapshot snapshot) => Find(account, number, snapshot) is { } row ? ExtensionFormatter.NameAndNumber(row) : number;

    /// <summary>The name and the number as part of a sentence, see <see cref="InlineText"/>.</summary>
    /// <param name="row">The extension.</param>
    public static string Format(ExtensionPresence row) => $"{InlineText.Isolate(ExtensionFormatter.Name(row))} {ExtensionFormatter.NumberBesideName(row)}".TrimEnd();

    /// <inheritdoc cref="Full(string, string, SupervisorSnapshot)"/>
    /// <remarks>As part of a sentence, see <see cref="InlineText"/>.</remarks>
    public static string Format(string account, string number, SupervisorSnapshot snapshot) => Find(account, number, snapshot) is { } row ? Format(row) : InlineText.Isolate(number);

    private static ExtensionPresence? Find(string account, string number, SupervisorSnapshot snapshot) => snapshot.Extension(ExtensionPresence.MakeKey(account, number));
}
