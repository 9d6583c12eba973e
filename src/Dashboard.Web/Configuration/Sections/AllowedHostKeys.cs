using System.Text.RegularExpressions;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>AllowedHosts</c>: the accepted host names.</summary>
internal static partial class AllowedHostKeys
{
    /// <summary>The key's name, which ASP.NET Core defines.</summary>
    public const string Name = "AllowedHosts";

    /// <summary>A description of accepted values.</summary>
    public const string Accepted = "host names without a port, such as board.example.com or *.example.com; * for any";

    /// <summary>Returns the host names; empty when any is accepted.</summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration, ConfigurationErrors errors)
    {
        // ASP.NET Core separates the names by semicolons.
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
