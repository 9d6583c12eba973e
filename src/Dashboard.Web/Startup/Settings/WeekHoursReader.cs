using Dashboard.Web.Live;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads a list of hours that come again each week.</summary>
internal static class WeekHoursReader
{
    public static IReadOnlyList<WeekHours> Read(IConfigurationSection section, SettingsErrors errors)
    {
        var hours = new List<WeekHours>();
        foreach (var text in SettingsList.Read(section))
        {
            if (WeekHours.Parse(text) is { } read)
            {
                hours.Add(read);
            }
            else
            {
                errors.Add($"{section.Path} names '{text}'; it takes {WeekHours.Accepts}.");
            }
        }

        return hours;
    }
}
