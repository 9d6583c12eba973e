using System.Diagnostics;
using System.Text.RegularExpressions;
using Dashboard.Simulator;

namespace Dashboard.Browser.Tests;

/// <summary>The real host as it is run by a person with an account of their own, where people sign in. A simulator answers for the account.</summary>
public sealed partial class AccountHost : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-account-");
    private readonly SimulatorHost _simulator = new(new SimulatorOptions { Traffic = false }, TimeProvider.System, "http://127.0.0.1:0");
    private Process _process = null!;

    /// <summary>Where the pages are.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where the first administrator comes in.</summary>
    public string SetUp { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _simulator.Start();
        using var http = new HttpClient();
        var directory = Path.Combine(_folder.FullName, "directory.csv");
        await File.WriteAllTextAsync(directory, await http.GetStringAsync(new Uri($"{_simulator.Control}/control/jingl/directory.csv")));
        var options = new SimulatorOptions();
        var output = AppContext.BaseDirectory.Replace("tests/Dashboard.Browser.Tests", "src/Dashboard.Web", StringComparison.Ordinal);
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(output, "Dashboard.Web.dll"), "--urls", "http://127.0.0.1:0", "--Accounts:sydney:Vendor", "Jingl",
                "--Accounts:sydney:BaseAddress", _simulator.AddressOf("jingl"), "--Accounts:sydney:Username", options.JinglUsername,
                "--Accounts:sydney:Directory", directory, "--Storage:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "dashboard.db")}",
            ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder.FullName,
        };
        start.Environment["Accounts__sydney__Password"] = options.JinglPassword;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        using var bound = new CancellationTokenSource(Bound);
        while (SetUp.Length == 0)
        {
            var line = await _process.StandardOutput.ReadLineAsync(bound.Token) ?? throw new InvalidOperationException("The host ended before it listened.");
            SetUp = Link().Match(line) is { Success: true } link ? link.Value : SetUp;
        }

        Address = new Uri(SetUp).GetLeftPart(UriPartial.Authority);
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            using var bound = new CancellationTokenSource(Bound);
            await _process.WaitForExitAsync(bound.Token);
        }

        _process.Dispose();
        await _simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"http\S+/set-up\?link=\w+", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
