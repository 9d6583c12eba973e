using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Testing;

namespace Dashboard.Browser.Tests;

/// <summary>The real host process in demo mode, with access to the simulator's control API.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private const string FreePort = "http://127.0.0.1:0";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly HttpClient _control;
    private bool _isPaused;
    private bool _isDisposed;

    private HostProcess(Process process, string address, string simulator)
    {
        _process = process;
        Address = address;
        _control = new HttpClient { BaseAddress = new Uri(simulator) };
    }

    /// <summary>The base address of the pages.</summary>
    public string Address { get; }

    /// <summary>Whether the host responds, that is, it was neither killed nor paused.</summary>
    public bool IsRunning => !_isDisposed && !_isPaused && !_process.HasExited;

    /// <summary>Starts the host on a free port or on a given one.</summary>
    public static async Task<HostProcess> StartAsync(string url = FreePort, bool isMeasured = false, params string[] more)
    {
        var process = HostProgram.Start(["--urls", url, .. more], isMeasured);
        using var bound = new CancellationTokenSource(Bound);
        string? address = null;
        string? simulator = null;
        while (address is null || simulator is null)
        {
            var line = await process.StandardOutput.ReadLineAsync(bound.Token)
                ?? throw new InvalidOperationException("The host ended before it listened.");
            address ??= Match(Listening(), line);
            simulator ??= Match(SimulatorAt(), line);
        }

        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return new HostProcess(process, address, simulator);
    }

    /// <summary>
    /// Starts the host with simulated phone systems that have no traffic of their own and are polled each second. Waits until every
    /// endpoint has responded once, because a test cannot show the loss of data that was never received.
    /// </summary>
    public static async Task<HostProcess> StartQuietAsync(string url = FreePort, string poll = "00:00:01", params string[] more)
    {
        var host = await StartAsync(url, more: ["--Demo:Traffic", "false", "--Demo:Poll:Presence", poll, "--Demo:Poll:Calls", poll, "--Demo:Poll:Registrations", poll, .. more]);
        try
        {
            await Eventually.HoldsAsync(host.HasAllAsync, Bound, "every endpoint has answered");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a request to the simulator's control API.</summary>
    public async Task ControlAsync(string path, object body)
    {
        using var answer = await _control.PostAsJsonAsync($"/control/{path}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Returns the commands that a vendor received, as method, target and body.</summary>
    public async Task<IReadOnlyList<string>> CommandsAsync(string vendor)
    {
        var rows = await _control.GetFromJsonAsync<JsonElement>($"/control/{vendor}/commands");
        return [.. rows.EnumerateArray().Select(r => $"{r.GetProperty("method").GetString()} {Uri.UnescapeDataString(r.GetProperty("target").GetString()!)} {r.GetProperty("body").GetString()}")];
    }

    /// <summary>Injects a fault into a vendor.</summary>
    public Task FaultAsync(string vendor, object fault) => ControlAsync($"{vendor}/faults", fault);

    /// <summary>Removes all faults of a vendor.</summary>
    public Task ClearAsync(string vendor) => DeleteAsync($"{vendor}/faults");

    /// <summary>Ends all calls of a vendor, removes its faults, and clears its list of commands.</summary>
    public async Task ResetAsync(string vendor)
    {
        await ControlAsync($"{vendor}/traffic", new { clear = true });
        await ControlAsync($"{vendor}/commands", new { mode = "obey" });
        await DeleteAsync($"{vendor}/commands");
        await ClearAsync(vendor);
    }

    /// <summary>Requests a manual retry of an account. Retries are limited to one in 10 s: a refused one means that another was made just before.</summary>
    public async Task RetryAsync(string account)
    {
        using var answer = await _control.PostAsync(new Uri($"{Address}/api/v1/accounts/{account}/retry"), null);
        if (answer.StatusCode != HttpStatusCode.TooManyRequests)
        {
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Kills the host without a shutdown.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        using var bound = new CancellationTokenSource(Bound);
        await _process.WaitForExitAsync(bound.Token);
    }

    /// <summary>Suspends the process: its sockets stay open, and nothing responds.</summary>
    public Task PauseAsync()
    {
        _isPaused = true;
        return SignalAsync("STOP");
    }

    /// <summary>Resumes the process.</summary>
    public Task ResumeAsync()
    {
        _isPaused = false;
        return SignalAsync("CONT");
    }

    /// <summary>Returns the number of viewers of a board from the server's metrics.</summary>
    public async Task<int> ViewersAsync(string board)
    {
        var metrics = await _control.GetStringAsync(new Uri($"{Address}/metrics"));
        var count = Regex.Match(metrics, $$"""^dashboard_viewers\{.*board="{{board}}".*\} (?<count>\d+)""", RegexOptions.Multiline, Bound).Groups["count"];
        return int.Parse(count.Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the current state of an extension from the API; null while the API does not list it.</summary>
    public async Task<string?> StateAsync(string key)
    {
        var rows = await ItemsAsync("extensions");
        return rows.Where(row => row.GetProperty("key").GetString() == key).Select(row => row.GetProperty("state").GetString()).FirstOrDefault();
    }

    /// <summary>Returns the current items of a list from the API.</summary>
    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string list)
    {
        var answer = await _control.GetFromJsonAsync<JsonElement>(new Uri($"{Address}/api/v1/{list}"));
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    /// <summary>Returns the destination and phase of an external caller's call from the simulator's ground truth; null when the call has ended.</summary>
    public async Task<(string? To, string? Phase)?> TruthAsync(string vendor, string from)
    {
        var truth = await _control.GetFromJsonAsync<JsonElement>(new Uri($"/control/{vendor}/truth", UriKind.Relative));
        return truth.GetProperty("calls").EnumerateArray().Where(c => c.GetProperty("from").GetString() == from)
            .Select(c => ((string?, string?)?)(c.GetProperty("to").GetString(), c.GetProperty("phase").GetString())).FirstOrDefault();
    }

    /// <summary>Returns the extension numbers of an account, in order.</summary>
    public async Task<IReadOnlyList<string>> NumbersAsync(string account)
    {
        var rows = await ItemsAsync("extensions");
        return [.. rows.Where(r => r.GetProperty("account").GetString() == account).Select(r => r.GetProperty("number").GetString()!).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _isDisposed = true;
        _process.Dispose();
        _control.Dispose();
    }

    /// <summary>Returns the root folder of the checkout, derived from the path of this source file.</summary>
    public static string Checkout([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));

    private async Task<bool> HasAllAsync()
    {
        var accounts = await ItemsAsync("accounts");
        return accounts.Select(account => account.GetProperty("endpoints").EnumerateArray().ToList())
            .All(endpoints => endpoints.Count > 0 && endpoints.All(endpoint => endpoint.GetProperty("lastSuccessAt").ValueKind is not JsonValueKind.Null));
    }

    private async Task DeleteAsync(string path)
    {
        using var answer = await _control.DeleteAsync(new Uri($"/control/{path}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        using var bound = new CancellationTokenSource(Bound);
        await kill.WaitForExitAsync(bound.Token);
    }

    private static string? Match(Regex pattern, string line) => pattern.Match(line) is { Success: true } m ? m.Groups["address"].Value.TrimEnd('/') : null;

    [GeneratedRegex(@"Now listening on: (?<address>\S+)", RegexOptions.None, 5000)]
    private static partial Regex Listening();

    [GeneratedRegex(@"simulated phone systems at (?<address>\S+)", RegexOptions.None, 5000)]
    private static partial Regex SimulatorAt();
}
