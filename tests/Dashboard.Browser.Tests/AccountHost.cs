using System.Diagnostics;
using System.Text.RegularExpressions;
using Dashboard.Simulator;
using Dashboard.Testing;

namespace Dashboard.Browser.Tests;

/// <summary>The real host with an account of its own, so that whoever comes must sign in or be paired; it keeps its database when it is killed.</summary>
internal sealed partial class AccountHost : IAsyncDisposable
{
    /// <summary>What the first administrator and whoever they add choose here.</summary>
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

    /// <summary>Where the pages are, after a restart too.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>Where the first administrator comes in.</summary>
    public string SetUpLink { get; private set; } = "";

    /// <summary>Where the simulator is told what shall happen.</summary>
    public Uri Control => new($"{_simulator.Control}/control/jingl/");

    /// <summary>A second account whose calls keep their names over a restart, and that can do more with them.</summary>
    public static string[] WithVoipNow { get; } =
    [
        "--Accounts:bucharest:Vendor", "VoipNow", "--Accounts:bucharest:BaseAddress", "{voipnow}/uapi", "--Accounts:bucharest:ClientId", new SimulatorOptions().VoipNowClientId,
        "--Accounts:bucharest:ClientSecret", new SimulatorOptions().VoipNowClientSecret, "--Accounts:bucharest:Poll:Presence", "00:00:01", "--Accounts:bucharest:Poll:Calls", "00:00:01",
    ];

    /// <summary>The running host.</summary>
    public Process Process => _process!;

    private string Directory => Path.Combine(_files.FullName, "directory.csv");

    /// <summary>Starts it.</summary>
    /// <param name="extensions">How many there are.</param>
    /// <param name="more">More of its settings.</param>
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

    /// <summary>Pulls the plug.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        using var bound = new CancellationTokenSource(Bound);
        await _process.WaitForExitAsync(bound.Token);
    }

    /// <summary>Starts it again where it was, with what it remembers.</summary>
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
