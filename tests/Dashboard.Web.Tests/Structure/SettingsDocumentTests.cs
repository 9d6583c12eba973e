using Dashboard.Vendors.Configuration;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;

namespace Dashboard.Web.Tests.Structure;

/// <summary>The settings page has every accepted key with its default and its earlier spelling, in the section of its prefix.</summary>
public sealed class SettingsDocumentTests
{
    private const string Settings = "src/Dashboard.Web/Configuration/README.md";
    private const string Alerts = "src/Dashboard.Web/Alerts/README.md";
    private const string AlertPrefix = "Alerts:";

    // Defaults that the page may describe in other words.
    private static readonly string[] Phrases = ["none", "all", "never"];

    [Fact]
    public void Settings_EveryKey_IsInTheSectionOfItsPrefixWithItsDefault()
    {
        var page = Repository.Read(Settings);

        Missing(page, "## General", ConfigurationSchema.General).ShouldBeEmpty();
        Missing(page, "`Accounts:{id}`", ConfigurationSchema.Account).ShouldBeEmpty();
        Missing(page, "`Boards:{id}`", ConfigurationSchema.Board.Where(k => !IsOfAlerts(k))).ShouldBeEmpty();
        Missing(page, "`Storage`", StorageKeys.All).ShouldBeEmpty();
        Missing(page, "`Access`", AccessKeys.All).ShouldBeEmpty();
        Missing(page, "`Commands`", CommandKeys.All).ShouldBeEmpty();
        Missing(page, "`Limits`", LimitKeys.All).ShouldBeEmpty();
        Missing(page, "`Demo`", ConfigurationSchema.Demo.Where(k => !k.Name.StartsWith("Poll:", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Alerts_EveryKey_IsInTheirPageWithItsDefault() =>
        Missing(Repository.Read(Alerts), "# Alerts", ConfigurationSchema.Board.Where(IsOfAlerts), AlertPrefix).ShouldBeEmpty();

    [Fact]
    public void Missing_KeyWithoutARow_IsFound() =>
        Missing("## Limits: `Limits`\n\n| `Connections` | … |\n", "`Limits`", LimitKeys.All).ShouldBe(["ConnectionsPerAddress", "StreamsPerPerson"]);

    [Fact]
    public void Missing_KeyInTheWrongSection_IsFound() =>
        Missing("## A: `Commands`\n\n| `Other` | 1 |\n\n## B: `Limits`\n\n| `PerMinute` | `60` |\n", "`Commands`", CommandKeys.All).ShouldBe(["PerMinute"]);

    [Fact]
    public void Missing_KeyWithAnotherDefault_IsFound() =>
        Missing("## A: `Commands`\n\n| `PerMinute` | `61` |\n", "`Commands`", CommandKeys.All).ShouldBe(["PerMinute"]);

    private static bool IsOfAlerts(ConfigurationKey key) => key.Name.StartsWith(AlertPrefix, StringComparison.Ordinal);

    private static List<string> Missing(string page, string heading, IEnumerable<ConfigurationKey> keys, string prefix = "")
    {
        var rows = SectionOf(page, heading).Split('\n').Where(l => l.StartsWith('|')).ToList();
        return [.. keys.Where(k => !rows.Exists(r => Describes(r, k, prefix))).Select(k => k.Name)];
    }

    private static bool Describes(string row, ConfigurationKey key, string prefix) =>
        row.StartsWith($"| `{key.Name[prefix.Length..]}`", StringComparison.Ordinal)
        && (key.FormerName is not { } former || row.Contains($"`{former}`", StringComparison.Ordinal))
        && (key.Default is not { } value || value.Contains(' ', StringComparison.Ordinal) || Phrases.Contains(value) || row.Contains($"`{value}`", StringComparison.Ordinal));

    // The heading at the top of a page begins a section that includes all others.
    private static string SectionOf(string page, string heading) => heading.StartsWith("# ", StringComparison.Ordinal)
        ? page
        : $"\n{page}".Split("\n## ").Single(s => $"## {s.Split('\n')[0]}".EndsWith(heading, StringComparison.Ordinal));
}
