using System.Diagnostics;

namespace Dashboard.Browser.Tests;

/// <summary>The host's program from the build output.</summary>
internal static class HostProgram
{
    // Such a host runs for seconds and serves one test, so tiered recompilation and a heap per core never pay. Without them the host uses
    // half the processor time.
    private static readonly (string Name, string Value)[] ShortLived = [("DOTNET_TieredPGO", "0"), ("DOTNET_TC_CallCounting", "0"), ("DOTNET_gcServer", "0")];

    /// <summary>Starts the program with redirected output.</summary>
    /// <param name="arguments">The command line arguments.</param>
    /// <param name="isMeasured">Whether performance is measured, so that the runtime is configured as in production.</param>
    public static Process Start(IEnumerable<string> arguments, bool isMeasured)
    {
        var output = AppContext.BaseDirectory.Replace("tests/Dashboard.Browser.Tests", "src/Dashboard.Web", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(output, "Dashboard.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in isMeasured ? [] : ShortLived)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
