using Dashboard.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration;

public sealed class RedactedConfigurationTests : IDisposable
{
    private const string Secret = "hunter2-secret";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Of_EveryKey_SaysItsSourceAndKeepsCredentialsBack()
    {
        var keys = Shown(
            $$"""{ "Accounts": { "sydney": { "Vendor": "TelecomX", "BaseAddress": "https://pbx.example/a", "Username": "board", "Password": "{{Secret}}" } } }""",
            ["--Accounts:sydney:Poll:Presence", "00:00:05", "--Boards:b:Teams", "Sales"]);

        keys["Accounts:sydney:BaseAddress"].ShouldBe(new ConfiguredKey("Accounts:sydney:BaseAddress", "https://pbx.example/a", "secrets.json", false));
        keys["Accounts:sydney:Password"].ShouldBe(new ConfiguredKey("Accounts:sydney:Password", "set", "secrets.json", true));
        keys["Accounts:sydney:Token"].ShouldBe(new ConfiguredKey("Accounts:sydney:Token", "not set", "", true));
        keys["Accounts:sydney:Poll:Presence"].Source.ShouldBe("command line");
        keys["Boards:b:Teams"].Text.ShouldBe("Sales");
    }

    [Fact]
    public void Of_AValueThatIsReplaced_NamesWhereItComesFromNow() =>
        Shown("""{ "Accounts": { "sydney": { "Vendor": "TelecomX", "Username": "a", "Password": "p" } } }""", ["--Accounts:sydney:Username", "b"])
            ["Accounts:sydney:Username"].ShouldBe(new ConfiguredKey("Accounts:sydney:Username", "b", "command line", false));

    [Fact]
    public void Create_WithAnUndeclaredKey_OmitsIt()
    {
        var keys = Shown($$"""{ "Other": "{{Secret}}", "Logging": { "Sink": "{{Secret}}", "LogLevel": { "Default": "Debug" } }, "Demo": { "Key": "{{Secret}}" } }""", []);

        keys["Logging:LogLevel:Default"].Text.ShouldBe("Debug");
        keys["Demo:Key"].Text.ShouldBe("set");
        // In addition two keys of a webhook that are not set.
        keys.Values.Count(k => k.Text != "not set").ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, ConfiguredKey> Shown(string file, string[] args)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(_folder.Write("secrets.json", file)).AddCommandLine(args).Build();
        var settings = new ConfigurationReader(configuration, _folder.Path).Read(isDemo: false, new ConfigurationErrors());
        return RedactedConfiguration.Create(configuration, settings).SelectMany(g => g.Keys).ToDictionary(k => k.Key);
    }
}
