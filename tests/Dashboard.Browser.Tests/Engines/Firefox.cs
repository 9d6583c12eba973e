using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenQA.Selenium.BiDi;
using OpenQA.Selenium.BiDi.BrowsingContext;
using OpenQA.Selenium.BiDi.Script;
using OpenQA.Selenium.BiDi.Session;

namespace Dashboard.Browser.Tests.Engines;

/// <summary>Debian's Firefox ESR, headless, driven by WebDriver BiDi.</summary>
public sealed partial class Firefox : IEngine
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("firefox-");
    private Process? _process;
    private IBiDi? _driver;
    private BrowsingContext? _page;

    /// <inheritdoc/>
    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "/usr/bin/firefox-esr", ["--headless", "--no-remote", "--profile", _profile.FullName, "--remote-debugging-port", "0"])
        { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        using var bound = new CancellationTokenSource(Bound);
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(bound.Token) ?? throw new InvalidOperationException("Firefox ended before it listened.");
        }
        while (!Listening().IsMatch(line));
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _driver = await BiDi.ConnectAsync(new Uri($"{Listening().Match(line).Groups["address"].Value}/session"), null, bound.Token);
        await _driver.NewAsync(new CapabilitiesRequest(), null, bound.Token);
        _page = (await _driver.BrowsingContext.CreateAsync(ContextType.Tab, null, bound.Token)).Context;
        await _page.SetViewportAsync(new ContextSetViewportOptions { Viewport = new Viewport(1920, 1080) }, bound.Token);
    }

    /// <inheritdoc/>
    public async Task OpenAsync(string address) => await _page!.NavigateAsync(address, new NavigateOptions { Wait = ReadinessState.Complete });

    /// <inheritdoc/>
    public async Task<string> EvaluateAsync(string expression)
    {
        var answer = await _driver!.Script.EvaluateAsync(expression, awaitPromise: false, new ContextTarget(_page!));
        return answer is EvaluateResultSuccess { Result: StringRemoteValue text } ? text.Value : throw new InvalidOperationException($"{answer}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_driver is not null)
        {
            await _driver.DisposeAsync();
        }

        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _profile.Delete(recursive: true);
    }

    [GeneratedRegex("WebDriver BiDi listening on (?<address>ws://.*)$", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}
