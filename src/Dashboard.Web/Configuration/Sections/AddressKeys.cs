using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>
/// Reads and validates <c>urls</c>. The demo, which is open to every request, may listen on loopback only. Otherwise other addresses require encryption.
/// </summary>
internal static class AddressKeys
{
    /// <summary>The default address.</summary>
    public const string Default = "http://127.0.0.1:5080";

    private const string Accepted = $"a loopback address such as {Default}, or https:// with a certificate in Kestrel:Certificates:Default";

    /// <summary>
    /// Returns the addresses as Kestrel expects them. They are normalized by Uri, because Kestrel treats a host name that it does not recognize as every
    /// address of the machine.
    /// </summary>
    public static string[] Read(IConfiguration configuration, bool isDemo, ConfigurationErrors errors)
    {
        // A trusted proxy may terminate TLS. Other code validates the proxies' addresses.
        var isProxied = configuration.GetSection("Access:TrustedProxies") is var proxies && (proxies.Value is { Length: > 0 } || proxies.GetChildren().Any());
        // Kestrel would use its own endpoints instead of urls.
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            errors.Add("Kestrel:Endpoints is not taken: name the addresses in urls.");
        }

        var urls = (configuration["urls"] is { Length: > 0 } configured ? configured : Default)
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. urls.Select(url => Read(url, isDemo, isProxied, errors)).OfType<string>()];
    }

    /// <summary>Adds an error for each address on which the host cannot listen, such as one in use by another process.</summary>
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

    // Checked by briefly listening: Kestrel would report the conflict with a stack trace, and only after the demo has started.
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
                // On a machine without IPv6 the host still serves localhost.
                _ when IPAddress.IPv6Loopback.Equals(host) => null,
                _ => "the machine has no such address. Choose another with --urls.",
            };
        }
    }
}
