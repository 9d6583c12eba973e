using System.Diagnostics;
using System.Text.RegularExpressions;
using Dashboard.Simulator;
using Dashboard.Testing;

namespace Dashboard.Browser.Tests;

/// <summary>The real host with a configured account, so that browsers must sign in or be paired. Its database survives a kill and a restart.</summary>
internal sealed partial class AccountHost : IAsyncDisposable
{
    /// <summary>The password of the first administrator and of added users.</summary>
    public const string Password = "correct horse battery";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _files = System.IO.Directory.CreateTempSubdirectory("account-host-");
    private readonly SimulatorOptions _options;
    private readonly string[] _more;
    private readonly SimulatorHost _simulator;
    private readonly List<string> _lines = [];
    private Process? _process;

    private AccountHost(int extensions, string[] more)
    {
        (_options, _more) = (new SimulatorOptions { Traffic = false, Extensions = extensions }, more);
        _simulator = new SimulatorHost(_options, TimeProvider.System, "http://127.0.0.1:0");
    }

    /// <summary>The base address of the pages. A restart keeps it.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>The setup link of the first administrator.</summary>
    public string SetUpLink { get; private set; } = "";

    /// <summary>The simulator's control address.</summary>
    public Uri Control => new($"{_simulator.Control}/control/jingl/");

    /// <summary>The settings of a second account, which keeps the ids of calls over a restart and offers more commands.</summary>
    public static string[] WithVoipNow { get; } =
    [
        "--Accounts:bucharest:Vendor", "VoipNow", "--Accounts:bucharest:BaseAddress", "{voipnow}/uapi", "--Accounts:bucharest:ClientId", new SimulatorOptions().VoipNowClientId,
        "--Accounts:bucharest:ClientSecret", new SimulatorOptions().VoipNowClientSecret, "--Accounts:bucharest:Poll:Presence", "00:00:01", "--Accounts:bucharest:Poll:Calls", "00:00:01",
    ];

    /// <summary>The running host.</summary>
    public Process Process => _process!;

    private string Directory => Path.Combine(_files.FullName, "directory.csv");

    /// <summary>Starts the host.</summary>
    /// <param name="extensions">The number of extensions.</param>
    /// <param name="more">Additional settings.</param>
    public static async Task<AccountHost> StartAsync(int extensions = 50, params string[] more)
    {
        var host = new AccountHost(extensions, more);
        host._simulator.Start();
        using var http = new HttpClient();
        await File.WriteAllTextAsync(host.Directory, await http.GetStringAsync(new Uri($"{host._simulator.Control}/control/jingl/directory.csv")));
        host.Run();
        host.Address = await host.LineAsync(Listening());
        host.SetUpLink = await host.LineAsync(SetUp());
        return host;
    }

    /// <summary>Kills the host without a shutdown.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        using var bound = new CancellationTokenSource(Bound);
        await _process.WaitForExitAsync(bound.Token);
    }

    /// <summary>Starts the host again at the same address and with the same database.</summary>
    public async Task RestartAsync()
    {
        Run();
        await LineAsync(Listening());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        await _simulator.DisposeAsync();
        _files.Delete(recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (?<it>http://\S+)", RegexOptions.None, 1000)]
    private static partial Regex Listening();

    [GeneratedRegex(@"(?<it>http://\S+/set-up\?link=\w+)", RegexOptions.None, 1000)]
    private static partial Regex SetUp();

    private void Run()
    {
        lock (_lines)
        {
            _lines.Clear();
        }

        _process = HostProgram.Start(
        [
            "--urls", Address, "--Storage:ConnectionString", $"Data Source={Path.Combine(_files.FullName, "dashboard.db")}",
            "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", _simulator.AddressOf("jingl"), "--Accounts:sydney:Username", _options.JinglUsername,
            "--Accounts:sydney:Password", _options.JinglPassword, "--Accounts:sydney:Poll:Presence", "00:00:01",
            "--Accounts:sydney:Directory", Directory, "--Boards:everyone:Title", "Everyone", "--Boards:sales:Title", "Sales", "--Boards:support:Title", "Support", .. _more.Select(m => m.Replace("{voipnow}", _simulator.AddressOf("voipnow"), StringComparison.Ordinal)),
        ],
        isMeasured: _options.Extensions > 1000);
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_lines)
            {
                _lines.Add(line.Data ?? "");
            }
        };
        _process.BeginOutputReadLine();
    }

    private async Task<string> LineAsync(Regex pattern)
    {
        string? found = null;
        await Eventually.HoldsAsync(
            () =>
            {
                lock (_lines)
                {
                    found = _lines.Select(l => pattern.Match(l)).FirstOrDefault(m => m.Success)?.Groups["it"].Value;
                }

                return found is not null;
            },
            Bound,
            $"{pattern} is printed");
        return found!;
    }
}
