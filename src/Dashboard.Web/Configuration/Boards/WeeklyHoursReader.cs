using Dashboard.Web.Boards;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads a list of weekly hours.</summary>
internal static class WeeklyHoursReader
{
    public static IReadOnlyList<WeeklyHours> Read(IConfigurationSection section, ConfigurationErrors errors)
    {
        var hours = new List<WeeklyHours>();
        foreach (var text in ConfigurationList.Read(section))
        {
            if (WeeklyHours.Parse(text) is { } read)
            {
                hours.Add(read);
            }
            else
            {
                errors.Add($"{section.Path} names '{text}'; it takes {WeeklyHours.Format}.");
            }
        }

        return hours;
    }
}
