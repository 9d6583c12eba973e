using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Structure;

/// <summary>Comments, file names and type names use standard terms.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void Comments_OfCode_UsePlainTerms() =>
        Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("tests", ".cs")).Concat(Repository.Files("wwwroot-assets", ".ts", ".css"))
            .SelectMany(file => Repository.Read(file).Split('\n').Where(IsVague).Select(line => $"{file}: {line.Trim()}"))
            .ShouldBeEmpty();

    [Fact]
    public void Names_OfFiles_AreStandardTerms() =>
        Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("tests", ".cs")).Concat(Repository.Files("wwwroot-assets", ".ts", ".css"))
            .Where(file => Metaphor().IsMatch(Path.GetFileName(file)))
            .ShouldBeEmpty();

    [Fact]
    public void Names_OfTypes_AreStandardTerms() =>
        Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"))
            .SelectMany(file => Declared().Matches(Repository.Read(file)).Select(m => (file, Name: m.Groups["name"].Value)))
            .Where(d => Metaphor().IsMatch(d.Name))
            .Select(d => $"{d.file}: {d.Name}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("    /// <summary>Whoever asks.</summary>", true)]
    [InlineData("    // Nobody is told.", true)]
    [InlineData(" * Connects anew. */", true)]
    [InlineData("    var text = \"Nobody can sign in.\";", false)]
    [InlineData("    // The caller's name.", false)]
    public void Comment_WithAVagueWord_IsFound(string line, bool isFound) => IsVague(line).ShouldBe(isFound);

    [Theory]
    [InlineData("SupervisorDesk", true)]
    [InlineData("desk-alerts.ts", true)]
    [InlineData("SightClaims", true)]
    [InlineData("InsightReport", false)]
    public void Name_WithAMetaphor_IsFound(string name, bool isFound) => Metaphor().IsMatch(name).ShouldBe(isFound);

    private static bool IsVague(string line) => Comment().IsMatch(line);

    [GeneratedRegex(@"^\s*(?:///?|\*|/\*|@\*).*\b(?:whoever|somebody|nobody|anybody|anew|stranger|told)\b", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:^|(?<=[a-z\W_]))(?:Sight|Desk|Door|Fleet|Told|Visitor|Whoever|Nobody|desk|door|fleet)(?![a-z])", RegexOptions.None, 5000)]
    private static partial Regex Metaphor();

    [GeneratedRegex(@"^(?:public |internal |private |file |sealed |static |abstract |partial |readonly )*(?:class|record|struct|enum|interface) (?:struct )?(?<name>\w+)", RegexOptions.Multiline, 5000)]
    private static partial Regex Declared();
}
