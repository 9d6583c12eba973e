using System.Diagnostics;
using System.Drawing;
using System.Net;
using System.Net.Sockets;
using Dashboard.Testing;
using OpenQA.Selenium;
using OpenQA.Selenium.Remote;

namespace Dashboard.Browser.Tests.Engines;

/// <summary>Debian's WebKitGTK on a virtual screen, because it has no headless mode.</summary>
public sealed class WebKit : IEngine
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private Process? _screen;
    private Process? _driver;
    private RemoteWebDriver? _page;

    /// <inheritdoc/>
    public async Task StartAsync()
    {
        _screen = Process.Start(new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        _ = _screen.StandardError.ReadToEndAsync(CancellationToken.None);
        using var bound = new CancellationTokenSource(Bound);
        var display = await _screen.StandardOutput.ReadLineAsync(bound.Token) ?? throw new InvalidOperationException("Xvfb ended before it had a screen.");
        var port = FreePort();
        var start = new ProcessStartInfo("WebKitWebDriver", [$"--port={port}"]) { UseShellExecute = false };
        start.Environment["DISPLAY"] = $":{display}";
        // Root cannot start the sandbox, and the pages are trusted.
        start.Environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1";
        _driver = Process.Start(start)!;
        var address = new Uri($"http://127.0.0.1:{port}");
        using var http = new HttpClient { BaseAddress = address };
        await Eventually.HoldsAsync(() => AnswersAsync(http), Bound, "WebKit's driver listens");
        _page = await Task.Run(() => new RemoteWebDriver(address, new Options().ToCapabilities(), Bound));
        // The window has a title bar above the page.
        _page.Manage().Window.Size = new Size(1920, 1118);
    }

    /// <inheritdoc/>
    public Task OpenAsync(string address) => _page!.Navigate().GoToUrlAsync(address);

    /// <inheritdoc/>
    public Task<string> EvaluateAsync(string expression) => Task.Run(() => (string)_page!.ExecuteScript($"return {expression}")!);

    public async ValueTask DisposeAsync()
    {
        _page?.Dispose();
        foreach (var process in new[] { _driver, _screen }.OfType<Process>())
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/status", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Options : DriverOptions
    {
        public Options()
        {
            BrowserName = "MiniBrowser";
            AddAdditionalOption("webkitgtk:browserOptions", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["binary"] = Directory.GetFiles("/usr/lib", "MiniBrowser", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true }).First(),
                ["args"] = new[] { "--automation" },
            });
        }

        public override ICapabilities ToCapabilities() => GenerateDesiredCapabilities(true);
    }
}
