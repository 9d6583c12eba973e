using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Structure;

/// <summary>Which room may know which. What a file names counts, so an arrow is caught before anything is linked.</summary>
internal static partial class Arrows
{
    private static readonly string[] Rooms = ["Presence", "Vendors", "Simulator", "Storage", "Web"];
    private static readonly string[] VendorFolders = ["Jingl", "TelecomX", "Vonage", "VoipNow"];

    /// <summary>What a file may not know and names all the same; empty when it keeps to the arrows.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="text">Its content.</param>
    public static IEnumerable<string> Broken(string path, string text)
    {
        var room = path.Split('/')[1]["Dashboard.".Length..];
        foreach (var other in Rooms.Where(r => r != room && !May(path, room, r)))
        {
            if (Regex.IsMatch(text, $@"\bDashboard\.{other}\b(?!\.Tests)", RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                yield return $"{path} names Dashboard.{other}";
            }
        }

        var folder = VendorFolders.FirstOrDefault(v => path.StartsWith($"src/Dashboard.Vendors/{v}/", StringComparison.Ordinal));
        foreach (var other in VendorFolders.Where(v => folder is not null && v != folder))
        {
            if (Regex.IsMatch(text, $@"\b(Vendors\.{other}\b|{other}(Client|Options|Responses|Source|Vendor|Words))", RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                yield return $"{path} names its neighbour {other}";
            }
        }

        if (room == "Presence" && Outside().IsMatch(text))
        {
            yield return $"{path} names HTTP, ASP.NET or a database";
        }
    }

    // Web knows the others only where it puts the host together, and its project file. Who may do what is kept in the store
    // and decided in Access: between the two stands no layer that would say the same again.
    private static bool May(string path, string room, string other) => (room, other) switch
    {
        ("Vendors" or "Storage" or "Web", "Presence") => true,
        ("Web", "Storage") when path.StartsWith("src/Dashboard.Web/Access/", StringComparison.Ordinal) => true,
        ("Web", "Storage") when path.StartsWith("src/Dashboard.Web/Upkeep/", StringComparison.Ordinal) => true,
        ("Web", _) => path.StartsWith("src/Dashboard.Web/Startup/", StringComparison.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"\b(?:System\.Net\.Http|Microsoft\.AspNetCore|System\.Data|HttpClient)\b", RegexOptions.None, 5000)]
    private static partial Regex Outside();
}
