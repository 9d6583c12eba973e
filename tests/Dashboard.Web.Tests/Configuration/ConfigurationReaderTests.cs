using Dashboard.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private static readonly (string, string)[] Sydney =
    [
        ("Accounts:sydney:Vendor", "Jingl"),
        ("Accounts:sydney:BaseAddress", "https://www.jingl.com.au"),
        ("Accounts:sydney:Username", "a@b"),
        ("Accounts:sydney:Password", "hunter2-secret"),
    ];

    [Fact]
    public void Read_OneAccountAndNoBoard_ShowsEverything()
    {
        var settings = Read(Sydney);
        settings.Accounts.ShouldHaveSingleItem().Poll.Presence.ShouldBe(TimeSpan.FromSeconds(2));
        settings.Boards.ShouldHaveSingleItem().Id.ShouldBe("everyone");
    }

    [Fact]
    public void Read_ManyErrors_TellsAllAtOnceWithTheirKeysAndNoSecret()
    {
        var error = Should.Throw<ConfigurationException>(() => Read(
            [.. Sydney,
            ("Accounts:sydney:BaseAddress", "http://jingl.example"),
            ("Accounts:sydney:Poll:Presence", "00:00:00.5"),
            ("Accounts:sydney:Poll:RequestsPerMinute", "lots"),
            ("Accounts:sydney:Directory", "nowhere.csv"),
            ("Accounts:x:Vendor", "Acme"),
            ("Boards:sales:Accounts:0", "perth")]));

        foreach (var key in new[]
        {
            "Accounts:sydney:BaseAddress", "Accounts:sydney:Poll:Presence", "Accounts:sydney:Poll:RequestsPerMinute",
            "Accounts:sydney:Directory", "Accounts:x:Vendor", "Boards:sales:Accounts",
        })
        {
            error.Errors.ShouldContain(line => line.StartsWith(key, StringComparison.Ordinal), key);
        }

        error.Message.ShouldContain("Jingl, TelecomX, Vonage, VoipNow");
        error.Message.ShouldNotContain("hunter2-secret");
    }

    [Fact]
    public void Lists_AsArrayOrWithCommas_AreTheSame()
    {
        var configuration = Configuration([("A:0", "1"), ("A:1", "2"), ("B", "1, 2")]);
        ConfigurationList.Read(configuration.GetSection("A")).ShouldBe(["1", "2"]);
        ConfigurationList.Read(configuration.GetSection("B")).ShouldBe(["1", "2"]);
    }

    private static DashboardOptions Read(params (string Key, string Value)[] values) =>
        new ConfigurationReader(Configuration(values), ".").Read(isDemo: false);

    private static IConfiguration Configuration((string Key, string Value)[] values)
    {
        var keys = new Dictionary<string, string?>();
        foreach (var (key, value) in values)
        {
            keys[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
    }
}
