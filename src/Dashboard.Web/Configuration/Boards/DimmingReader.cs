using System.Globalization;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads and validates <c>Boards:{id}:Dim</c> and <c>Boards:{id}:DimPercent</c>.</summary>
internal static class DimmingReader
{
    public static IReadOnlyList<ConfigurationKey> Keys { get; } =
    [
        ConfigurationKey.List("Dim", "When its wall is dimmed", WeeklyHours.Format, "never"),
        ConfigurationKey.Shown("DimPercent", "The brightness that is then left, in percent; more while a phone rings", Percents, $"{DimmingOptions.Never.To}") with { FormerName = "DimTo" },
    ];

    private static string Percents => $"a whole number from {DimmingOptions.MinPercent} to {DimmingOptions.MaxPercent}";

    public static DimmingOptions Read(IConfigurationSection board, ConfigurationErrors errors) =>
        new(WeeklyHoursReader.Read(board.GetSection("Dim"), errors), To(board, errors));

    private static int To(IConfigurationSection board, ConfigurationErrors errors)
    {
        var key = FormerSpelling.Find(board, "DimPercent", "DimTo", errors);
        if (board[key] is not { } text)
        {
            return DimmingOptions.Never.To;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < DimmingOptions.MinPercent or > DimmingOptions.MaxPercent)
        {
            errors.Add($"{board.Path}:{key} must be {Percents}.");
            return DimmingOptions.Never.To;
        }

        return value;
    }
}
