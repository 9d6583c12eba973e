using Dashboard.Presence.Text;

namespace Dashboard.Web.Configuration;

/// <summary>Reads a list: an array, or comma-separated text such as an environment variable holds.</summary>
internal static class ConfigurationList
{
    public static IReadOnlyList<string> Read(IConfigurationSection section)
    {
        var values = section.GetChildren().Select(c => c.Value).Append(section.Value);
        return [.. values.OfType<string>()
            .SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(LetterComposer.Compose)];
    }
}
