using System.Text.RegularExpressions;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>PathBase</c>: the path below which a reverse proxy serves the host.</summary>
internal static partial class PathBaseKey
{
    /// <summary>The key's name.</summary>
    public const string Name = "PathBase";

    /// <summary>A description of accepted values.</summary>
    public const string Accepted = "a path such as /phones, made of letters, digits and - . _ ~ between slashes";

    /// <summary>Returns the path without a trailing slash; empty for the root.</summary>
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

    /// <summary>Returns whether a path is valid as a path base without escaping.</summary>
    /// <param name="path">The path, without a trailing slash.</param>
    public static bool IsPath(string path) => Form().IsMatch(path) && !path.Split('/').Any(part => part is "." or "..");

    [GeneratedRegex(@"^(?:/[A-Za-z0-9._~-]+)+$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
