using System.Diagnostics;

namespace Dashboard.Testing;

/// <summary>A separate PostgreSQL server from Debian's package, on a Unix socket in a folder that is removed afterwards.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private string _folder = "";
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _folder = (await RunAsync("mktemp", "-d", "/tmp/dashboard-pg.XXXXXX")).Trim();
        await RunAsync(Program("initdb"), "-D", $"{_folder}/data", "-A", "trust", "-U", "dashboard", "-E", "UTF8", "--no-sync");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await StopAsync();
        await RunAsync("rm", "-rf", _folder);
    }

    public Task StartAsync() => RunAsync(
        Program("pg_ctl"), "-D", $"{_folder}/data", "-l", $"{_folder}/log", "-w", "-o", $"-c listen_addresses='' -k {_folder} -c fsync=off", "start");

    public Task StopAsync() => RunAsync(Program("pg_ctl"), "-D", $"{_folder}/data", "-m", "immediate", "stop");

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateAsync()
    {
        var name = $"d{Interlocked.Increment(ref _databases)}";
        await RunAsync(Program("createdb"), "-h", _folder, "-U", "dashboard", name);
        return $"Host={_folder};Username=dashboard;Database={name};Timeout=5";
    }

    private static string Program(string name) => Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => $"{version}/bin/{name}").Where(File.Exists).Order(StringComparer.Ordinal).Last();

    // PostgreSQL refuses to run as root, so the package's own user runs it then.
    private static async Task<string> RunAsync(params string[] command)
    {
        string[] all = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;
        // A started server inherits the output pipe. Reading it to the end would wait for the server to stop, so it is not redirected.
        var isServer = command[^1] == "start";
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = !isServer, UseShellExecute = false, WorkingDirectory = "/tmp",
        })!;
        using var bound = new CancellationTokenSource(Bound);
        var output = isServer ? "" : await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        process.ExitCode.ShouldBe(0, string.Join(' ', all));
        return output;
    }
}
