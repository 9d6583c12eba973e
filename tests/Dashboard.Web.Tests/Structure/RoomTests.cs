using NetArchTest.Rules;

namespace Dashboard.Web.Tests.Structure;

/// <summary>The rooms of the host, its folders at the top, have an order: each uses only rooms below. Razor components count, because the compiled types are read.</summary>
public sealed class RoomTests
{
    private const string Host = "Dashboard.Web";
    private const int MaxFilesOfFolder = 15;

    // From the ground up.
    private static readonly string[] Order =
    [
        "Time", "Logging", "Telemetry", "Boards", "Text", "Contracts", "Http", "Spreadsheets", "Security", "Persistence", "Connections", "Live",
        "Alerts", "Polling", "Commands", "History", "Api", "Components", "Configuration", "Features", "Maintenance", "Hosting",
    ];

    public static TheoryData<string> Rooms => [.. Order];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_OfTheHost_UsesOnlyRoomsBelow(string room) => UsesOf(room, [.. Order.SkipWhile(r => r != room).Skip(1)]).ShouldBeEmpty();

    [Fact]
    public void Room_ThatUsesAnother_IsFound()
    {
        UsesOf("Features", ["Security"]).ShouldContain("Dashboard.Web.Features.SignIn.SignInService");
        // A razor component, by the components in its markup.
        UsesOf("Features", ["Components"]).ShouldContain("Dashboard.Web.Features.Boards.WallPage");
    }

    [Fact]
    public void Folders_OfTheHost_AreTheRooms() =>
        Repository.Files("src/Dashboard.Web", ".cs", ".razor").Select(f => f.Split('/')).Where(p => p.Length > 3).Select(p => p[2]).Distinct()
            .ShouldBe(Order, ignoreOrder: true);

    [Fact]
    public void Folders_OfSource_AreSmall() =>
        Repository.Files("src", ".cs", ".razor").GroupBy(f => f[..f.LastIndexOf('/')]).Where(g => g.Count() > MaxFilesOfFolder).Select(g => $"{g.Key}: {g.Count()}")
            .ShouldBeEmpty();

    [Fact]
    public void Namespaces_OfCode_AreTheirFolders() =>
        Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs")).Select(f => (File: f, Expected: string.Join('.', f.Split('/')[1..^1])))
            .Where(f => NamespaceOf(Repository.Read(f.File)) is { } name && name != f.Expected)
            .Select(f => f.File)
            .ShouldBeEmpty();

    private static string? NamespaceOf(string text) =>
        text.Split('\n').FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', '\r');

    private static IEnumerable<string> UsesOf(string room, string[] others) => others.Length == 0
        ? []
        : Types.InAssembly(typeof(Program).Assembly).That().ResideInNamespace($"{Host}.{room}")
            .ShouldNot().HaveDependencyOnAny([.. others.Select(o => $"{Host}.{o}")]).GetResult().FailingTypes?.Select(t => t.FullName) ?? [];
}
