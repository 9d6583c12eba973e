using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Scenarios.Startup;

/// <summary>Tests the published application, started from a folder that is not its own, as by a service without a working directory.</summary>
public sealed partial class PublishedProgramTests(PublishedProgramTests.Published published) : IClassFixture<PublishedProgramTests.Published>, IDisposable
{
    private readonly TemporaryFolder _empty = new();

    [Fact]
    public async Task Run_FromAnEmptyFolder_ServesEveryStyleAndScriptWithItsBytes()
    {
        await using var run = new HostRun(published.Folder, _empty.Path, null, ["--urls", "http://127.0.0.1:0"]);
        using var http = new HttpClient { BaseAddress = await run.ListeningAsync() };
        var assets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in new[] { "", "wall/everyone", "team/everyone", "supervisor", "sign-in", "display" })
        {
            assets.UnionWith(Asset().Matches(await http.GetStringAsync(new Uri(page, UriKind.Relative))).Select(m => m.Groups["path"].Value));
        }

        assets.Count.ShouldBeGreaterThan(8);
        foreach (var asset in assets)
        {
            (await http.GetByteArrayAsync(new Uri(asset, UriKind.Relative))).ShouldNotBeEmpty(asset);
        }
    }

    [Fact]
    public async Task Run_WithoutOneOfItsFiles_EndsWithExitCode2AndNamesIt()
    {
        var file = Path.Combine(published.Folder, "wwwroot/css/wall.css");
        var bytes = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        try
        {
            await using var run = new HostRun(published.Folder, _empty.Path, null, ["--urls", "http://127.0.0.1:0"]);

            (await run.EndAsync()).ShouldBe(2);
            run.Errors.ShouldContain("wall.css");
            run.Errors.ShouldNotContain("   at ");
            run.Output.ShouldNotContain("Now listening");
        }
        finally
        {
            await File.WriteAllBytesAsync(file, bytes);
        }
    }

    public void Dispose() => _empty.Dispose();

    [GeneratedRegex("""<(?:link rel="(?:stylesheet|icon)"[^>]* href|script [^>]*src)="(?<path>[^"]+)""", RegexOptions.None, 5000)]
    private static partial Regex Asset();

    /// <summary>The application published from the build that runs these tests.</summary>
    public sealed class Published : IAsyncLifetime
    {
        private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);
        private readonly TemporaryFolder _folder = new();

        public string Folder => _folder.Path;

        public async ValueTask InitializeAsync()
        {
            var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
            using var process = Process.Start(new ProcessStartInfo(
                "dotnet", ["publish", "src/Dashboard.Web", "--no-build", "-c", configuration, "-o", Folder, "--nologo", "-v", "q"])
            {
                WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false,
            })!;
            using var bound = new CancellationTokenSource(Bound);
            var told = await process.StandardOutput.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            process.ExitCode.ShouldBe(0, told);
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
