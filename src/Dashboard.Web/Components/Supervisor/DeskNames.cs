using Dashboard.Presence;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What somebody is called: by name and by number, and by the number alone, once, where there is no name.</summary>
internal static class DeskNames
{
    /// <summary>The name, or the number where there is none.</summary>
    /// <param name="row">The extension.</param>
    public static string Short(ExtensionPresence row) => string.IsNullOrWhiteSpace(row.Name) ? row.Number : row.Name;

    /// <summary>The number that stands beside the name; empty where it is the name.</summary>
    /// <param name="row">The extension.</param>
    public static string Beside(ExtensionPresence row) => Short(row) == row.Number ? "" : row.Number;

    /// <summary>The name and the number.</summary>
    /// <param name="row">The extension.</param>
    public static string Full(ExtensionPresence row) => With(Short(row), row);

    /// <summary>The name and the number of whoever has a number; a number that is nobody's of ours as it is.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number.</param>
    /// <param name="moment">What is seen now.</param>
    public static string Full(string account, string number, DeskMoment moment) => Find(account, number, moment) is { } row ? Full(row) : number;

    /// <summary>The name and the number as part of a sentence, see <see cref="InLine"/>.</summary>
    /// <param name="row">The extension.</param>
    public static string Said(ExtensionPresence row) => With(InLine.Of(Short(row)), row);

    /// <inheritdoc cref="Full(string, string, DeskMoment)"/>
    /// <remarks>As part of a sentence, see <see cref="InLine"/>.</remarks>
    public static string Said(string account, string number, DeskMoment moment) => Find(account, number, moment) is { } row ? Said(row) : InLine.Of(number);

    private static string With(string name, ExtensionPresence row) => Beside(row) is { Length: > 0 } number ? $"{name} {number}" : name;

    private static ExtensionPresence? Find(string account, string number, DeskMoment moment) => moment.Extension(ExtensionPresence.MakeKey(account, number));
}
