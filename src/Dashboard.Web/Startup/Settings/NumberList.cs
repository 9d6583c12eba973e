using Dashboard.Presence;

namespace Dashboard.Web.Startup.Settings;

/// <summary>A list of extension numbers in the configuration, without characters that cannot be seen.</summary>
internal static class NumberList
{
    public static IReadOnlyList<string> Read(IConfigurationSection section, SettingsErrors errors)
    {
        var numbers = SettingsList.Read(section).Select(NumberText.Clean).Where(n => n.Length > 0).ToList();
        foreach (var number in numbers)
        {
            // Ranges are written with spaces too.
            if (NumberText.Odd(number, takesSpaces: number.Contains('-', StringComparison.Ordinal)) is { } odd)
            {
                errors.Add($"{section.Path} has '{number}' with {odd} in it; a number is made of digits, letters and signs such as * and #.");
            }
        }

        return numbers;
    }
}
