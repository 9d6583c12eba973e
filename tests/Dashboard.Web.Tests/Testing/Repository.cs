using System.Runtime.CompilerServices;

namespace Dashboard.Web.Tests.Testing;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files below a folder, generated ones left out; paths with forward slashes from the root.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => Array.Exists(endings, e => path.EndsWith(e, StringComparison.Ordinal)))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot" or ".git"));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Dashboard.sln above {here}.");
    }
}
