using System.Diagnostics;

namespace Dashboard.Browser.Tests;

/// <summary>The host's program as the build left it.</summary>
internal static class HostProgram
{
    // A host that serves one test for seconds: compiling its methods a second time never pays, nor does a heap per core. Halves
    // the processor time of such a host.
    private static readonly (string Name, string Value)[] ShortLived = [("DOTNET_TieredPGO", "0"), ("DOTNET_TC_CallCounting", "0"), ("DOTNET_gcServer", "0")];

    /// <summary>Starts it with its output redirected.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="isMeasured">Whether its speed is measured, so that the runtime is configured as in production.</param>
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
