using Dashboard.Presence.Text;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads a list of extension numbers, without invisible characters.</summary>
internal static class NumberList
{
    public static IReadOnlyList<string> Read(IConfigurationSection section, ConfigurationErrors errors)
    {
        var numbers = ConfigurationList.Read(section).Select(NumberText.Clean).Where(n => n.Length > 0).ToList();
        foreach (var number in numbers)
        {
            // Ranges may contain spaces.
            if (NumberText.FindInvalidCharacter(number, takesSpaces: number.Contains('-', StringComparison.Ordinal)) is { } invalid)
            {
                errors.Add($"{section.Path} has '{number}' with {invalid} in it; a number is made of digits, letters and signs such as * and #.");
            }
        }

        return numbers;
    }
}
