using System.Text.RegularExpressions;
using Dashboard.Vendors;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Configuration;
using Dashboard.Web.Hosting;

namespace Dashboard.Web.Tests.Hosting;

public sealed partial class HelpCommandTests
{
    [Fact]
    public void Whole_EveryKeyThatIsAccepted_IsInIt()
    {
        var lines = HelpCommand.Whole.Split('\n').Select(l => l.TrimEnd()).ToHashSet();
        var keys = ConfigurationSchema.General.Select(k => k.Name)
            .Concat(VendorCatalog.All.SelectMany(ConfigurationSchema.AccountOf).Select(k => $"Accounts:{{id}}:{k.Name}"))
            .Concat(ConfigurationSchema.Board.Select(k => $"Boards:{{id}}:{k.Name}"))
            .Concat(ConfigurationSchema.Demo.Select(k => $"Demo:{k.Name}"));

        keys.Where(k => !lines.Contains($"  {k}")).ShouldBeEmpty();
        lines.Where(l => l.Length > 120).ShouldBeEmpty();
    }

    [Fact]
    public void Declared_EveryKeyThatAVendorReads_IsAmongThem()
    {
        foreach (var vendor in VendorCatalog.All)
        {
            var folder = $"src/Dashboard.Vendors/{vendor.Name}";
            var read = Repository.Files(folder, ".cs").SelectMany(f => Read().Matches(Repository.Read(f))).Select(m => m.Groups["key"].Value).ToHashSet();
            var declared = ConfigurationSchema.AccountOf(vendor).Select(k => k.Name.Split(":{")[0]).ToHashSet();

            read.Count.ShouldBeGreaterThan(4);
            read.Except(declared).ShouldBeEmpty(folder);
            vendor.Keys.Select(k => k.Name.Split(":{")[0]).Except(read).ShouldBeEmpty(folder);
        }
    }

    [Fact]
    public void Declared_EveryKey_StandsInTheVendorsPageWithItsDefault()
    {
        foreach (var vendor in VendorCatalog.All)
        {
            var rows = Repository.Read($"src/Dashboard.Vendors/{vendor.Name}/README.md").Split('\n').Where(l => l.StartsWith('|')).ToList();
            foreach (var key in vendor.Keys)
            {
                var row = rows.Find(r => r.Contains($"`{key.Name}`", StringComparison.Ordinal));
                row.ShouldNotBeNull($"{vendor.Name} {key.Name}");
                // A default that is a phrase may be phrased differently there.
                row.ShouldContain(key.Default is { } value and not "none" && !value.Contains(' ', StringComparison.Ordinal) ? $"`{value}`" : "", Case.Sensitive, key.Name);
            }
        }
    }

    [Fact]
    public void Shown_NoCredential_IsAmongTheKeysAPageMayShow() =>
        VendorCatalog.All.SelectMany(ConfigurationSchema.AccountOf).Where(k => k.MayBeShown).Select(k => k.Name)
            .Where(n => n.Contains("Secret", StringComparison.Ordinal) || n is "Password" or "Token" or "ClientId").ShouldBeEmpty();

    [Theory]
    [InlineData("--help", true)]
    [InlineData("-h", true)]
    [InlineData("--Demo:Seed", false)]
    public void IsAskedFor_ByEitherWord(string arg, bool asked) => HelpCommand.IsRequested(["--urls", "x", arg]).ShouldBe(asked);

    [GeneratedRegex("""(?<!TwoPolls\()\baccount(?:\[|\.GetSection\(|, )"(?<key>[A-Z][A-Za-z:]*)[^A-Za-z:]""", RegexOptions.None, 5000)]
    private static partial Regex Read();
}
