using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Testing;

/// <summary>A real HAProxy from Debian's package that shows a host below a path, as people put one in front of it.</summary>
public sealed class HaProxy : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private HaProxy(Process process, DirectoryInfo folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    /// <summary>Where it shows the host, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="host">Where the host listens.</param>
    /// <param name="path">The path below which it shows it, which it cuts off.</param>
    /// <param name="sendsPrefix">Whether it says so by X-Forwarded-Prefix.</param>
    public static async Task<HaProxy> StartAsync(Uri host, string path, bool sendsPrefix)
    {
        ArgumentNullException.ThrowIfNull(host);
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("haproxy-");
        var file = Path.Combine(folder.FullName, "haproxy.cfg");
        var lines = Documented().Select(line => line.Replace("/phones", path, StringComparison.Ordinal).Replace("Proto https", "Proto http", StringComparison.Ordinal))
            .Where(line => sendsPrefix || !line.Contains("set-header X-Forwarded-Prefix", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, $$"""
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
              timeout tunnel 60s

            frontend public
              bind 127.0.0.1:{{port}}
              http-request return status 404 unless { path {{path}} } || { path_beg {{path}}/ }
              {{string.Join("\n  ", lines)}}
              default_backend host

            backend host
              server one {{host.Authority}}

            """);
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/haproxy", ["-db", "-q", "-f", file]) { RedirectStandardError = true, UseShellExecute = false })!;
        var proxy = new HaProxy(process, folder, new Uri($"http://127.0.0.1:{port}{path}/"));
        try
        {
            await Eventually.HoldsAsync(() => process.HasExited || Listens(port), Bound, "the proxy listens");
            process.HasExited.ShouldBeFalse();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            using var bound = new CancellationTokenSource(Bound);
            await _process.WaitForExitAsync(bound.Token);
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // The lines that the README gives to whoever puts one in front of the host.
    private static string[] Documented()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Dashboard.sln above {AppContext.BaseDirectory}.");
        }

        var readme = File.ReadAllText(Path.Combine(folder.FullName, "README.md"));
        return readme.Split("```haproxy\n")[1].Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // It does not say which port it was given, so one is chosen for it.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
