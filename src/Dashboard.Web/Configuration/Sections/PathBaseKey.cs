using System.Text.RegularExpressions;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads <c>PathBase</c>: the path below which a reverse proxy shows the host.</summary>
internal static partial class PathBaseKey
{
    /// <summary>Its name.</summary>
    public const string Name = "PathBase";

    /// <summary>What it takes, in words.</summary>
    public const string Accepted = "a path such as /phones, made of letters, digits and - . _ ~ between slashes";

    /// <summary>The path without a slash at its end; empty for the root.</summary>
    public static string Read(IConfiguration configuration, ConfigurationErrors errors)
    {
        var path = (configuration[Name] ?? "").TrimEnd('/');
        if (path.Length == 0 || IsPath(path))
        {
            return path;
        }

        errors.Add($"{Name} is '{path}'; it must be {Accepted}.");
        return "";
    }

    /// <summary>Whether a path can stand in front of every address of the host as it is.</summary>
    /// <param name="path">The path, without a slash at its end.</param>
    public static bool IsPath(string path) => Form().IsMatch(path) && !path.Split('/').Any(part => part is "." or "..");

    [GeneratedRegex(@"^(?:/[A-Za-z0-9._~-]+)+$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
