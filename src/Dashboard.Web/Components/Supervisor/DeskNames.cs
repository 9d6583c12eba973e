using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What somebody is called of whom the number alone is known, and in a sentence.</summary>
internal static class DeskNames
{
    /// <summary>The name and the number of whoever has a number; a number that is nobody's of ours as it is.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number.</param>
    /// <param name="moment">What is seen now.</param>
    public static string Full(string account, string number, DeskMoment moment) => Find(account, number, moment) is { } row ? BoardText.NameAndNumber(row) : number;

    /// <summary>The name and the number as part of a sentence, see <see cref="InLine"/>.</summary>
    /// <param name="row">The extension.</param>
    public static string Said(ExtensionPresence row) => $"{InLine.Of(BoardText.Name(row))} {BoardText.Beside(row)}".TrimEnd();

    /// <inheritdoc cref="Full(string, string, DeskMoment)"/>
    /// <remarks>As part of a sentence, see <see cref="InLine"/>.</remarks>
    public static string Said(string account, string number, DeskMoment moment) => Find(account, number, moment) is { } row ? Said(row) : InLine.Of(number);

    private static ExtensionPresence? Find(string account, string number, DeskMoment moment) => moment.Extension(ExtensionPresence.MakeKey(account, number));
}
