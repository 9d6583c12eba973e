using System.Globalization;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Live;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads and checks <c>Boards:{id}:Dim</c> and <c>Boards:{id}:DimTo</c>.</summary>
internal static class BoardDimReader
{
    /// <summary>The keys.</summary>
    public static IReadOnlyList<SettingKey> Keys { get; } =
    [
        SettingKey.List("Dim", "When its wall is dimmed", WeekHours.Accepts, "never"),
        SettingKey.Shown("DimTo", "What is then left of its light, in percent; more while something rings", Percents, $"{BoardDim.Never.To}"),
    ];

    private static string Percents => $"a whole number from {BoardDim.Least} to {BoardDim.Most}";

    public static BoardDim Read(IConfigurationSection board, SettingsErrors errors) =>
        new(WeekHoursReader.Read(board.GetSection("Dim"), errors), To(board, errors));

    private static int To(IConfigurationSection board, SettingsErrors errors)
    {
        if (board["DimTo"] is not { } text)
        {
            return BoardDim.Never.To;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < BoardDim.Least or > BoardDim.Most)
        {
            errors.Add($"{board.Path}:DimTo must be {Percents}.");
            return BoardDim.Never.To;
        }

        return value;
    }
}
