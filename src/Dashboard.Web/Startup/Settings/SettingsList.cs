using Dashboard.Presence;

namespace Dashboard.Web.Startup.Settings;

/// <summary>A list in the configuration: an array, or text with commas as an environment variable holds it.</summary>
internal static class SettingsList
{
    public static IReadOnlyList<string> Read(IConfigurationSection section)
    {
        var values = section.GetChildren().Select(c => c.Value).Append(section.Value);
        return [.. values.OfType<string>()
            .SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Letters.Compose)];
    }
}
