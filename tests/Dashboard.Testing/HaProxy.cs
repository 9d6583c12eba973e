using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Testing;

/// <summary>A real HAProxy from Debian's package that serves a host below a path.</summary>
public sealed class HaProxy : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private HaProxy(Process process, DirectoryInfo folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    /// <summary>The URL at which the proxy serves the host, with a trailing slash.</summary>
    public Uri Address { get; }

    /// <summary>Starts the proxy.</summary>
    /// <param name="host">The URL of the host.</param>
    /// <param name="path">The path prefix, which the proxy removes.</param>
    /// <param name="sendsPrefix">Whether the proxy sends the path prefix as X-Forwarded-Prefix.</param>
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

    // The configuration lines that the README documents for a reverse proxy.
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

    // HAProxy does not report a port that it picked, so a free one is chosen here.
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
