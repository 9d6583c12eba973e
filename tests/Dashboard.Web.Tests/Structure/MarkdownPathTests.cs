using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Structure;

public sealed partial class MarkdownPathTests
{
    [Fact]
    public void Markdown_EveryPathItNames_Exists() =>
        Repository.Files(".", ".md").SelectMany(file => Missing(file, Repository.Read(file))).ShouldBeEmpty();

    [Fact]
    public void Markdown_EveryHeadingItLinksTo_Exists() =>
        Repository.Files(".", ".md").SelectMany(file => MissingHeadings(file, Repository.Read(file))).ShouldBeEmpty();

    [Fact]
    public void MissingHeadings_LinkToAHeadingThatIsNotThere_IsFound()
    {
        MissingHeadings("README.md", "# A page\n[here](#a-page), [there](src/README.md#no-such-heading)").ShouldBe(["README.md links to src/README.md#no-such-heading"]);
        MissingHeadings("src/README.md", "[code](../README.md#run-it-in-production)").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Boards: `Boards:{id}`", "boards-boardsid")]
    [InlineData("Sign-in by OAuth 2.0", "sign-in-by-oauth-20")]
    public void AnchorOf_Heading_IsThatOfTheRenderedPage(string heading, string anchor) => AnchorOf(heading).ShouldBe(anchor);

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

    private static IEnumerable<string> MissingHeadings(string file, string text) =>
        from target in Link().Matches(text).Select(m => m.Groups["path"].Value)
        where target.Contains('#', StringComparison.Ordinal) && !target.Contains("://", StringComparison.Ordinal)
        let parts = target.Split('#')
        let page = parts[0].Length == 0 ? text : Repository.Read(Path.Combine(Path.GetDirectoryName(file) ?? "", parts[0]))
        where !Heading().Matches(page).Select(m => AnchorOf(m.Groups["text"].Value)).Contains(parts[1])
        select $"{file} links to {target}";

    // As GitHub derives it: lower case, spaces become hyphens, other punctuation is removed.
    private static string AnchorOf(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Replace(' ', '-').Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));

    private static IEnumerable<string> FilesIn(string text) => SourceFile().Matches(text).Select(m => m.Groups["path"].Value);

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"\]\((?<path>[^)\s]+)\)", RegexOptions.None, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<path>[\w./-]+\.(?:cs|razor|ts|css))`", RegexOptions.None, 5000)]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"`(?<path>(?:\.\./shared|src|tests|wwwroot-assets|\.ci)/[^`]*)`", RegexOptions.None, 5000)]
    private static partial Regex Named();
}
