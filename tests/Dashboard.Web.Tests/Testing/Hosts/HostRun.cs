using System.Diagnostics;
using System.Text;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>The host as a separate process, with its output.</summary>
internal sealed class HostRun : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    /// <param name="folder">The content root and working folder.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <param name="args">The command line.</param>
    public HostRun(string folder, IReadOnlyDictionary<string, string>? environment, params string[] args)
        : this(Built, folder, environment, args)
    {
    }

    /// <summary>The folder of the application that was built with these tests.</summary>
    public static string Built => AppContext.BaseDirectory.Replace("tests/Dashboard.Web.Tests", "src/Dashboard.Web", StringComparison.Ordinal);

    /// <param name="program">The application's own folder.</param>
    /// <param name="folder">The content root and working folder.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <param name="args">The command line.</param>
    /// <param name="descriptors">The file descriptor limit; null for that of the tests.</param>
    public HostRun(string program, string folder, IReadOnlyDictionary<string, string>? environment, string[] args, int? descriptors = null)
    {
        string[] command = ["dotnet", Path.Combine(program, "Dashboard.Web.dll"), .. args];
        command = descriptors is { } most ? ["sh", "-c", $"ulimit -n {most} && exec \"$@\"", "sh", .. command] : command;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Append(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Append(_errors, e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>The memory in MB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The most memory that it has had, in MB.</summary>
    public double PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1e6;
        }
    }

    public bool HasEnded => _process.HasExited;

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    /// <summary>Waits for the process to exit and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var bound = new CancellationTokenSource(Bound);
        await _process.WaitForExitAsync(bound.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits for the host to listen and returns its address.</summary>
    public async Task<Uri> ListeningAsync()
    {
        const string Word = "Now listening on: ";
        await Eventually.HoldsAsync(() => _process.HasExited || Output.Contains(Word, StringComparison.Ordinal), Bound, "the host listens");
        return new Uri(Output.Split(Word)[1].Split('\n')[0].Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await EndAsync();
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder to, string? line)
    {
        lock (to)
        {
            to.AppendLine(line);
        }
    }

    private static string Text(StringBuilder from)
    {
        lock (from)
        {
            return from.ToString();
        }
    }
}
