using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Structure;

/// <summary>Comments, documents, file names and type names use standard terms.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void Comments_OfCode_UsePlainTerms() =>
        Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("tests", ".cs")).Concat(Repository.Files("wwwroot-assets", ".ts", ".css"))
            .SelectMany(file => Repository.Read(file).Split('\n').Where(IsVague).Select(line => $"{file}: {line.Trim()}"))
            .ShouldBeEmpty();

    [Fact]
    public void Prose_OfDocuments_UsesPlainTerms() =>
        Repository.Files(".", ".md").SelectMany(file => VagueLines(Repository.Read(file)).Select(line => $"{file}: {line.Trim()}"))
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
    [InlineData("Whoever asks is told.", true)]
    [InlineData("| `key` | what nobody sees |", true)]
    [InlineData("https, save for loopback", true)]
    [InlineData("The desk is a door.", true)]
    [InlineData("`DESK_SECONDS` and `nobody` are names.", false)]
    [InlineData("```\nwhoever\n```\nThe caller.", false)]
    [InlineData("A desktop is outdoors.", false)]
    public void Document_WithAVagueWord_IsFound(string text, bool isFound) => VagueLines(text).Any().ShouldBe(isFound);

    [Theory]
    [InlineData("SupervisorDesk", true)]
    [InlineData("desk-alerts.ts", true)]
    [InlineData("SightClaims", true)]
    [InlineData("InsightReport", false)]
    public void Name_WithAMetaphor_IsFound(string name, bool isFound) => Metaphor().IsMatch(name).ShouldBe(isFound);

    private static bool IsVague(string line) => Comment().IsMatch(line);

    // Code in a document may contain names from outside, such as environment variables.
    private static IEnumerable<string> VagueLines(string document) =>
        CodeOfDocument().Replace(document, m => new string('\n', m.Value.Count(c => c == '\n'))).Split('\n').Where(line => Prose().IsMatch(line));

    [GeneratedRegex(@"^\s*(?:///?|\*|/\*|@\*).*\b(?:whoever|somebody|nobody|anybody|anew|stranger|told)\b", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:whoever|somebody|nobody|anybody|everybody|anew|strangers?|told|save for|sight|desks?|doors?|fleet)\b", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Prose();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline, 5000)]
    private static partial Regex CodeOfDocument();

    [GeneratedRegex(@"(?:^|(?<=[a-z\W_]))(?:Sight|Desk|Door|Fleet|Told|Visitor|Whoever|Nobody|desk|door|fleet)(?![a-z])", RegexOptions.None, 5000)]
    private static partial Regex Metaphor();

    [GeneratedRegex(@"^(?:public |internal |private |file |sealed |static |abstract |partial |readonly )*(?:class|record|struct|enum|interface) (?:struct )?(?<name>\w+)", RegexOptions.Multiline, 5000)]
    private static partial Regex Declared();
}
