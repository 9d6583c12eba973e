using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads <c>urls</c>: loopback only while the demo, which is open to everybody, runs; and elsewhere not without encryption.</summary>
internal static class AddressKeys
{
    /// <summary>Where the host listens when nothing is said.</summary>
    public const string Default = "http://127.0.0.1:5080";

    private const string Accepted = $"a loopback address such as {Default}, or https:// with a certificate in Kestrel:Certificates:Default";

    /// <summary>The addresses in the form that Kestrel is given. Its own reading of a host is another than Uri's: a name it does not know means every address of the machine.</summary>
    public static string[] Read(IConfiguration configuration, bool isDemo, ConfigurationErrors errors)
    {
        // Who ends the encryption in front of us; that they are addresses is checked elsewhere.
        var isProxied = configuration.GetSection("Access:TrustedProxies") is var proxies && (proxies.Value is { Length: > 0 } || proxies.GetChildren().Any());
        // Kestrel would take these in place of urls.
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            errors.Add("Kestrel:Endpoints is not taken: name the addresses in urls.");
        }

        var urls = (configuration["urls"] is { Length: > 0 } configured ? configured : Default)
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. urls.Select(url => Read(url, isDemo, isProxied, errors)).OfType<string>()];
    }

    /// <summary>Adds an error for each address where another program listens.</summary>
    public static void CheckFree(IEnumerable<string> urls, ConfigurationErrors errors)
    {
        foreach (var url in urls.Select(u => new Uri(u)))
        {
            IPAddress[] hosts = IPAddress.TryParse(url.DnsSafeHost, out var ip) ? [ip] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
            if (hosts.Select(host => ExplainInUse(host, url.Port)).FirstOrDefault(why => why is not null) is { } why)
            {
                errors.Add($"urls: {url.GetLeftPart(UriPartial.Authority)} cannot be listened at: {why}");
            }
        }
    }

    private static string? Read(string url, bool isDemo, bool isProxied, ConfigurationErrors errors)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            errors.Add($"urls holds what is no address to listen at; it takes {Accepted}.");
            return null;
        }

        var root = address.GetLeftPart(UriPartial.Authority);
        var problem = address switch
        {
            { IsLoopback: false } when isDemo => $"the demo is open to everybody, so only loopback is served; it takes {Accepted}.",
            { IsLoopback: false, Scheme: "http" } when !isProxied => $"passwords and calls would cross the network in the clear; it takes {Accepted}, or a proxy named in Access:TrustedProxies.",
            { PathAndQuery: not "/" } => $"a path is not taken; write {root}, and the path into {PathBaseKey.Name}.",
            { Port: 0, Host: "localhost" } => "a free port is found for an address only, not for a name; write http://127.0.0.1:0.",
            _ => null,
        };
        if (problem is not null)
        {
            errors.Add($"urls has {root}: {problem}");
            return null;
        }

        return root;
    }

    // Asked by listening there for a moment: Kestrel itself would tell it with a stack trace, and after the demo has started.
    private static string? ExplainInUse(IPAddress host, int port)
    {
        try
        {
            using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(host, port));
            socket.Listen();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program listens there. End it, or choose another port with --urls.",
                SocketError.AccessDenied => "the port is kept for programs with more rights. Choose one from 1024 on with --urls.",
                // A machine without IPv6 still serves localhost.
                _ when IPAddress.IPv6Loopback.Equals(host) => null,
                _ => "the machine has no such address. Choose another with --urls.",
            };
        }
    }
}
