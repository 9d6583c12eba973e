using System.Text;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Scenarios.Secrets;

/// <summary>
/// Tests that secrets of all four vendors, from a file, the environment and the command line, appear nowhere, even when a vendor returns them.
/// </summary>
public sealed class SecretLeakTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly string[] Pages = ["/diagnostics", "/", "/wall/everyone", "/team/everyone", "/wall/nowhere", "/api/v1/accounts", "/health/ready"];

    private static readonly Dictionary<string, string> InTheFile = new()
    {
        ["Accounts:sydney:Password"] = "jingl/p+ss wörd&1",
        ["Accounts:montreal:ClientSecret"] = "vonage'client=s3cret",
    };

    private static readonly Dictionary<string, string> OnTheCommandLine = new()
    {
        ["Accounts:copenhagen:Token"] = "telecomx<tok3n>",
        ["Accounts:montreal:Password"] = "vonage\"p4ss",
        ["Accounts:montreal:ClientId"] = "vonage-cl13nt",
    };

    private static readonly Dictionary<string, string> InTheEnvironment = new()
    {
        ["Accounts:bucharest:ClientSecret"] = "voipnow/s3cret+1",
        ["Accounts:bucharest:ClientId"] = "voipnow-cl13nt",
        ["Accounts:aarhus:Password"] = "telecomx&p4ss",
    };

    private static readonly (string User, string Password)[] Pairs =
    [
        ("board@example.com", InTheFile["Accounts:sydney:Password"]),
        ("vonage-cl13nt", InTheFile["Accounts:montreal:ClientSecret"]),
        ("voipnow-cl13nt", InTheEnvironment["Accounts:bucharest:ClientSecret"]),
        ("board", InTheEnvironment["Accounts:aarhus:Password"]),
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Host_InThisProcess_WritesNoSecretAtAnyLevelAndShowsNone()
    {
        await using var vendor = await EchoingVendor.StartAsync();
        await using var host = await TestHost.StartAsync(new TestHostOptions
        {
            Accounts = [], Folder = _folder.Path, Arguments = [.. Arguments(vendor.Address, InTheEnvironment), "--Logging:LogLevel:Default", "Trace"],
        });
        await Eventually.HoldsAsync(
            () => vendor.Echoed > 25 && host.Board.Current.Accounts.Values.All(a => a.Value.Health != AccountHealth.Ok), Bound, "every account has been refused, in every way");

        using var client = await host.App.AsPersonAsync(Role.Administrator);
        var shown = await ReadAsync(client);
        await host.App.StopAsync();

        host.Log.Text.ShouldContain("sydney is ");
        shown.ShouldContain("Accounts:sydney:Password");
        Search("the log", host.Log.Text);
        Search("a page", shown);
        Search("--help", HelpCommand.Whole);
    }

    [Fact]
    public async Task Program_WithSecretsInItsEnvironment_WritesAndShowsNone()
    {
        await using var vendor = await EchoingVendor.StartAsync();
        var environment = InTheEnvironment.ToDictionary(p => p.Key.Replace(":", "__", StringComparison.Ordinal), p => p.Value);
        await using var run = new HostRun(_folder.Path, environment, [.. Arguments(vendor.Address, []), "--Logging:LogLevel:Dashboard", "Trace"]);
        var address = await run.ListeningAsync();
        await Eventually.HoldsAsync(() => run.Output.Contains("bucharest is ", StringComparison.Ordinal), Bound, "VoipNow has been asked");
        using var client = await TestClientExtensions.SetUpAsync(address, () => run.Output);
        var shown = await ReadAsync(client);
        await using var help = new HostRun(_folder.Path, environment, "--help");
        await help.EndAsync();

        shown.ShouldContain("environment");
        help.Output.ShouldContain("Accounts:{id}:Vendor");
        Search("the log", run.Output + run.Errors);
        Search("a page", shown);
        Search("--help", help.Output + help.Errors);
    }

    [Fact]
    public async Task Program_WithErrorsBesideItsSecrets_TellsThemWithout()
    {
        var environment = InTheEnvironment.ToDictionary(p => p.Key.Replace(":", "__", StringComparison.Ordinal), p => p.Value);
        await using var run = new HostRun(_folder.Path, environment, [.. Arguments("not-an-address", []), "--Accounts:sydney:Token", InTheFile["Accounts:sydney:Password"]]);

        (await run.EndAsync()).ShouldBe(2);
        run.Errors.ShouldContain("Accounts:sydney:Token is not a key");
        Search("the errors", run.Output + run.Errors);
    }

    [Fact]
    public void Forms_OfASecret_AreFoundWhenTheyAreThere() =>
        Should.Throw<ShouldAssertException>(() => Search("a text", $"Basic {Convert.ToBase64String("board:telecomx&p4ss"u8)}"));

    public void Dispose() => _folder.Dispose();

    private static async Task<string> ReadAsync(TestClient client)
    {
        var all = new StringBuilder();
        foreach (var page in Pages)
        {
            using var answer = await client.GetAsync(page);
            all.AppendLine(await answer.Content.ReadAsStringAsync());
        }

        return all.ToString();
    }

    private static void Search(string where, string text)
    {
        foreach (var form in Forms())
        {
            text.Contains(form, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{where} holds {form}");
        }
    }

    // Each secret in its encoded forms, and as in a basic authentication header.
    private static IEnumerable<string> Forms() =>
        InTheFile.Concat(OnTheCommandLine).Concat(InTheEnvironment).Select(p => p.Value).Append(EchoingVendor.Token)
            .SelectMany(SecretForms.Of)
            .Concat(Pairs.SelectMany(p => new[] { Encoding.UTF8, Encoding.Latin1 }.Select(e => Convert.ToBase64String(e.GetBytes($"{p.User}:{p.Password}")))))
            .Distinct();

    private string[] Arguments(string vendor, Dictionary<string, string> more)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, name) in new[] { ("sydney", "Jingl"), ("copenhagen", "TelecomX"), ("aarhus", "TelecomX"), ("montreal", "Vonage"), ("bucharest", "VoipNow") })
        {
            (keys[$"Accounts:{id}:Vendor"], keys[$"Accounts:{id}:BaseAddress"], keys[$"Accounts:{id}:Poll:Presence"]) = (name, vendor, "00:00:01");
        }

        keys["Accounts:sydney:Username"] = "board@example.com";
        keys["Accounts:aarhus:Username"] = "board";
        keys["Accounts:montreal:Username"] = "board";
        keys["Accounts:montreal:TokenAddress"] = $"{vendor}/token";
        keys["Accounts:montreal:Extensions"] = "101";
        keys["Boards:everyone:Title"] = "Everyone";
        keys["urls"] = "http://127.0.0.1:0";
        _folder.Write(".secrets.json", JsonSerializer.Serialize(InTheFile));
        keys["SecretsFile"] = Path.Combine(_folder.Path, ".secrets.json");
        keys["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder.Path, "dashboard.db")}";
        return [.. keys.Concat(OnTheCommandLine).Concat(more).SelectMany(p => new[] { $"--{p.Key}", p.Value })];
    }
}
