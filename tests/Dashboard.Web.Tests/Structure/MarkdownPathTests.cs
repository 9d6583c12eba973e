using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Structure;

public sealed partial class MarkdownPathTests
{
    [Fact]
    public void Markdown_EveryPathItNames_Exists() =>
        Repository.Files(".", ".md").SelectMany(file => Missing(file, Repository.Read(file))).ShouldBeEmpty();

    [Fact]
    public void Markdown_EveryFileItNames_Exists()
    {
        var files = Repository.Files("src", ".cs", ".razor", ".md").Concat(Repository.Files("wwwroot-assets", ".ts", ".css", ".mjs")).Concat(Repository.Files("tests", ".cs"))
            .Select(f => $"/{f}").ToList();
        Repository.Files(".", ".md").SelectMany(file => FilesIn(Repository.Read(file)).Select(name => (file, name)))
            .Where(n => !files.Exists(f => f.EndsWith($"/{n.name}", StringComparison.Ordinal)))
            .Select(n => $"{n.file} names {n.name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void FilesIn_Markdown_AreNamesOfSource() => FilesIn("`Live/NoSuchFile.cs`, `…Map.cs` and `tile.ts`").ShouldBe(["Live/NoSuchFile.cs", "tile.ts"]);

    [Fact]
    public void Missing_PathThatIsNotThere_IsFound()
    {
        Missing("README.md", "see `src/Dashboard.Nowhere/`").ShouldHaveSingleItem();
        Missing("README.md", "![a](src/no-picture.png)").ShouldHaveSingleItem();
        Missing("src/README.md", "see [map](Dashboard.Web/Program.cs) and `tests/`").ShouldBeEmpty();
    }

    // A path is what a link leads to, and what stands in backticks and begins with a folder of ours.
    private static IEnumerable<string> Missing(string file, string text)
    {
        var links = Link().Matches(text).Select(m => m.Groups["path"].Value).Where(p => !p.Contains("://", StringComparison.Ordinal) && !p.StartsWith('#'));
        var named = Named().Matches(text).Select(m => m.Groups["path"].Value).Where(p => p.IndexOfAny(['*', '{', '<', ' ']) < 0);
        var folder = Path.GetDirectoryName(file) ?? "";
        return links.Concat(named).Select(p => p.Split('#')[0])
            .Where(p => !Exists(Path.Combine(folder, p)) && !Exists(p))
            .Select(p => $"{file} names {p}");
    }

    private static IEnumerable<string> FilesIn(string text) => SourceFile().Matches(text).Select(m => m.Groups["path"].Value);

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"\]\((?<path>[^)\s]+)\)", RegexOptions.None, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>[\w./-]+\.(?:cs|razor|ts|css))`", RegexOptions.None, 5000)]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"`(?<path>(?:\.\./shared|src|tests|wwwroot-assets|\.ci)/[^`]*)`", RegexOptions.None, 5000)]
    private static partial Regex Named();
}
