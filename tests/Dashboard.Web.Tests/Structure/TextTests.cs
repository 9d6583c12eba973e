using System.Xml.Linq;
using Mono.Cecil;

namespace Dashboard.Web.Tests.Structure;

/// <summary>Texts for people stand in resource files.</summary>
public sealed class TextTests
{
    private static readonly Lazy<ModuleDefinition> Host = new(() => ModuleDefinition.ReadModule(typeof(Program).Assembly.Location));

    // The rooms whose texts still stand in code.
    private static readonly string[] OtherRooms = ["Dashboard.Web.Features.Boards", "Dashboard.Web.Text"];

    [Fact]
    public void Markup_OfComponents_HasNoLiteral() => CompiledTexts.LiteralsOfMarkup(Host.Value, IsInRoom).Distinct().ShouldBeEmpty();

    [Fact]
    public void Markup_WithALiteral_IsFound() =>
        CompiledTexts.LiteralsOfMarkup(ModuleDefinition.ReadModule(typeof(TextTests).Assembly.Location), t => t.Name == nameof(LiteralText))
            .ShouldBe(["LiteralText: Free phones", "LiteralText: Close"]);

    [Fact]
    public void Code_ThatFormatsTexts_HasNoLiteral() => CompiledTexts.LiteralsOfCode(Host.Value, IsFormatter).Distinct().ShouldBeEmpty();

    [Fact]
    public void Keys_OfResourceFiles_AreUsed() => CompiledTexts.UnusedKeys(Host.Value).ShouldBeEmpty();

    [Fact]
    public void Texts_OfResourceFiles_AreWholeSentences() =>
        Texts().Where(t => t.Text.Length == 0 || t.Text.Trim() != t.Text).Select(t => $"{t.File}: {t.Key}").ShouldBeEmpty();

    // The palette's command language, texts of the log and of the audit log, a whole document and a command line.
    private static readonly string[] OtherTexts =
    [
        "PaletteCommandWord", "OAuthSetup", "OAuthNameReader", "SignInService", "SignInFloodMiddleware", "InitialAdministratorSetup", "DisplayManagementService",
        "AuditWitnessService", "ApiTokenService", "ProfileService", "UserAdministrationService", "NewApiTokenPage",
    ];

    private static bool IsInRoom(TypeDefinition type) => !OtherRooms.Any(r => type.Namespace.StartsWith(r, StringComparison.Ordinal));

    private static bool IsFormatter(TypeDefinition type) =>
        type.Namespace is { } room && (room.StartsWith("Dashboard.Web.Features", StringComparison.Ordinal) || room.StartsWith("Dashboard.Web.Components", StringComparison.Ordinal))
        && IsInRoom(type) && !type.Name.EndsWith("Endpoints", StringComparison.Ordinal) && !OtherTexts.Contains(type.Name, StringComparer.Ordinal);

    private static IEnumerable<(string File, string Key, string Text)> Texts() =>
        from file in Repository.Files("src", ".resx")
        from data in XDocument.Parse(Repository.Read(file)).Root!.Elements("data")
        select (file, data.Attribute("name")!.Value, data.Element("value")!.Value);
}
