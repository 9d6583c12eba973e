using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Tests.Scenarios.Startup;

/// <summary>Tests the host process with an invalid configuration: an error message on standard error, exit code 2, and no listening socket.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_WithErrorsOfEveryKind_ReportsThemTogether()
    {
        _folder.Write("people.csv", "number,name,team,mac\n,Nobody,,\n");
        var told = await ErrorsAsync(
            new Dictionary<string, string> { ["Accounts__sydney__Passwrod"] = "hunter2" },
            "--urls", "http://0.0.0.0:80",
            "--Demo:Speed", "0",
            "--Accounts:sydney:Vendor", "Jingl",
            "--Accounts:sydney:Directory", "people.csv",
            "--Accounts:perth:Vendor", "Acme",
            "--Boards:b:Accounts", "nowhere");

        foreach (var key in new[]
        {
            "urls has ", "Demo:Speed ", "Accounts:sydney:Username ", "Accounts:sydney:Password ", "Accounts:sydney:Passwrod ",
            "Accounts:sydney:Directory 'people.csv', line 2", "Accounts:perth:Vendor ", "Boards:b:Accounts ",
        })
        {
            told.ShouldContain($"\n  {key}");
        }

        told.ShouldContain("has 8 errors");
        told.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Run_WithAFileThatIsNotJson_ReportsTheLine()
    {
        _folder.Write("appsettings.json", "{\n \"Accounts\": hunter2 }");

        (await ErrorsAsync(null)).ShouldContain("appsettings.json, line 2");
    }

    [Fact]
    public async Task Run_WithAPortInUse_ReportsIt()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        (await ErrorsAsync(null, "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}")).ShouldContain("another program listens there");
    }

    [Fact]
    public async Task Run_HttpsWithoutACertificate_IsReported() =>
        (await ErrorsAsync(new Dictionary<string, string> { ["HOME"] = _folder.Path }, "--urls", "https://127.0.0.1:0", "--Logging:LogLevel:Default", "None"))
            .ShouldContain("certificate");

    [Fact]
    public async Task Run_Help_ExitsWellAndReadsNothing()
    {
        _folder.Write("appsettings.json", "{ this is no JSON");
        await using var run = new HostRun(_folder.Path, null, "--urls", "nonsense", "-h");

        (await run.EndAsync()).ShouldBe(0);
        run.Output.ShouldContain("Accounts:{id}:Vendor");
        run.Errors.Trim().ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> ErrorsAsync(IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        await using var run = new HostRun(_folder.Path, environment, args);
        (await run.EndAsync()).ShouldBe(2);
        run.Errors.ShouldNotContain("   at ");
        run.Output.ShouldNotContain("Now listening");
        return run.Errors;
    }
}
