using System.Globalization;
using Dashboard.Vendors.Configuration;

namespace Dashboard.Web.Configuration;

/// <summary>Finds unknown keys of a section. Otherwise a misspelt key would silently leave its setting at the default.</summary>
internal static class UnknownKeyValidator
{
    /// <summary>Adds an error for each unknown key.</summary>
    public static void Check(IConfigurationSection section, IEnumerable<ConfigurationKey> known, ConfigurationErrors errors) =>
        Check(section, [.. known.SelectMany(Paths)], 0, errors);

    /// <summary>Returns whether a key's name, relative to its section, matches a known key.</summary>
    public static bool Fits(ConfigurationKey known, string name) => Paths(known).Any(path => Fits(path, name.Split(':')));

    private static bool Fits(Path known, string[] parts)
    {
        var pattern = known.Parts;
        var length = known.IsList && parts.Length == pattern.Length + 1 && IsIndex(parts[^1]) ? pattern.Length : parts.Length;
        return length == pattern.Length && pattern.Zip(parts).All(p => Fits(p.First, p.Second));
    }

    private static void Check(IConfigurationSection section, Path[] known, int depth, ConfigurationErrors errors)
    {
        foreach (var child in section.GetChildren())
        {
            var fitting = Array.FindAll(known, p => Fits(p.Parts[depth], child.Key));
            var below = Array.FindAll(fitting, p => p.Parts.Length > depth + 1);
            if (fitting.Length == 0)
            {
                var taken = known.Where(p => !p.IsFormer).Select(p => p.Parts[depth]).Distinct(StringComparer.OrdinalIgnoreCase);
                errors.Add($"{child.Path} is not a key that is known; {section.Path} takes {string.Join(", ", taken)}.");
            }
            else if (below.Length > 0)
            {
                if (!string.IsNullOrEmpty(child.Value))
                {
                    errors.Add($"{child.Path} is a section and takes no value; its keys are {string.Join(", ", below.Where(p => !p.IsFormer).Select(p => p.Parts[depth + 1]).Distinct())}.");
                }

                Check(child, below, depth + 1, errors);
            }
            else if (child.GetChildren().Any(c => !fitting[0].IsList || !IsIndex(c.Key)))
            {
                errors.Add($"{child.Path} takes {(fitting[0].IsList ? "a list" : "one value")}, and no keys of its own.");
            }
        }
    }

    private static IEnumerable<Path> Paths(ConfigurationKey key)
    {
        yield return new Path(key.Name.Split(':'), key.IsList);
        if (key.FormerName is { } former)
        {
            yield return new Path(former.Split(':'), key.IsList) { IsFormer = true };
        }
    }

    private static bool Fits(string pattern, string part) =>
        pattern.StartsWith('{') || string.Equals(pattern, part, StringComparison.OrdinalIgnoreCase);

    private static bool IsIndex(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private sealed record Path(string[] Parts, bool IsList)
    {
        public bool IsFormer { get; init; }
    }
}
