using System.Globalization;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads and validates <c>Boards:{id}:Dim</c> and <c>Boards:{id}:DimTo</c>.</summary>
internal static class DimmingReader
{
    public static IReadOnlyList<ConfigurationKey> Keys { get; } =
    [
        ConfigurationKey.List("Dim", "When its wall is dimmed", WeeklyHours.Format, "never"),
        ConfigurationKey.Shown("DimTo", "What is then left of its light, in percent; more while something rings", Percents, $"{DimmingOptions.Never.To}"),
    ];

    private static string Percents => $"a whole number from {DimmingOptions.MinPercent} to {DimmingOptions.MaxPercent}";

    public static DimmingOptions Read(IConfigurationSection board, ConfigurationErrors errors) =>
        new(WeeklyHoursReader.Read(board.GetSection("Dim"), errors), To(board, errors));

    private static int To(IConfigurationSection board, ConfigurationErrors errors)
    {
        if (board["DimTo"] is not { } text)
        {
            return DimmingOptions.Never.To;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < DimmingOptions.MinPercent or > DimmingOptions.MaxPercent)
        {
            errors.Add($"{board.Path}:DimTo must be {Percents}.");
            return DimmingOptions.Never.To;
        }

        return value;
    }
}
