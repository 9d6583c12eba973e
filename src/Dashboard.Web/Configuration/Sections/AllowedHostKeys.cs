using System.Text.RegularExpressions;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads <c>AllowedHosts</c>: the host names at which the host answers.</summary>
internal static partial class AllowedHostKeys
{
    /// <summary>Its name, which is .NET's own.</summary>
    public const string Name = "AllowedHosts";

    /// <summary>What it takes, in words.</summary>
    public const string Accepted = "host names without a port, such as board.example.com or *.example.com; * for any";

    /// <summary>The names; empty for any.</summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration, ConfigurationErrors errors)
    {
        // .NET itself has semicolons between them.
        var names = ConfigurationList.Read(configuration.GetSection(Name)).SelectMany(n => n.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var name in names.Where(n => !Form().IsMatch(n)))
        {
            errors.Add($"{Name} has '{name}'; it takes {Accepted}.");
        }

        return names.Contains("*", StringComparer.Ordinal) ? [] : names;
    }

    [GeneratedRegex(@"^(?:\*|(?:\*\.)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
