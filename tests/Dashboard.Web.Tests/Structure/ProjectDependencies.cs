using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Structure;

/// <summary>The dependencies allowed between projects. A file that names a namespace counts, so a dependency is found before it is linked.</summary>
internal static partial class ProjectDependencies
{
    private static readonly string[] Projects = ["Presence", "Vendors", "Simulator", "Storage", "Web"];
    private static readonly string[] VendorFolders = ["Jingl", "TelecomX", "Vonage", "VoipNow"];

    /// <summary>The forbidden dependencies of a file; empty when there are none.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="text">Its content.</param>
    public static IEnumerable<string> Broken(string path, string text)
    {
        var project = path.Split('/')[1]["Dashboard.".Length..];
        foreach (var other in Projects.Where(p => p != project && !May(path, project, p)))
        {
            if (Regex.IsMatch(text, $@"\bDashboard\.{other}\b(?!\.Tests)", RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                yield return $"{path} names Dashboard.{other}";
            }
        }

        var folder = VendorFolders.FirstOrDefault(v => path.StartsWith($"src/Dashboard.Vendors/{v}/", StringComparison.Ordinal));
        foreach (var other in VendorFolders.Where(v => folder is not null && v != folder))
        {
            if (Regex.IsMatch(text, $@"\b(Vendors\.{other}\b|{other}(Client|Options|Responses|Source|Vendor|StateMap))", RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                yield return $"{path} names the other vendor {other}";
            }
        }

        if (project == "Presence" && Outside().IsMatch(text))
        {
            yield return $"{path} names HTTP, ASP.NET or a database";
        }
    }

    // Web uses the other projects only where it configures and composes the host. Users, tokens, displays and the audit log are
    // records of Storage, and the rooms that decide by them use it directly: a layer between would repeat it.
    private static bool May(string path, string project, string other) => (project, other) switch
    {
        ("Vendors" or "Storage" or "Web", "Presence") => true,
        ("Web", "Storage") when IsIn(path, "Security", "Persistence", "Live", "Api", "Features", "Maintenance") => true,
        ("Web", _) => IsIn(path, "Configuration", "Hosting") || path is "src/Dashboard.Web/_Imports.razor" || path.EndsWith(".csproj", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsIn(string path, params ReadOnlySpan<string> rooms)
    {
        foreach (var room in rooms)
        {
            if (path.StartsWith($"src/Dashboard.Web/{room}/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:System\.Net\.Http|Microsoft\.AspNetCore|System\.Data|HttpClient)\b", RegexOptions.None, 5000)]
    private static partial Regex Outside();
}
