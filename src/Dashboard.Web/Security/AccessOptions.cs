using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security;

/// <summary>Who is let in and how: <c>Access</c>.</summary>
public sealed record AccessOptions
{
    /// <summary>Whether everybody is let in: the demo, which listens on loopback only.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The path below which a proxy shows the host, without a slash at its end; empty for the root.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>How long somebody stays signed in without opening a page.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The host names at which the host answers, beside those of loopback; empty for any, and in the demo for none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The certificate that keys in the database are encrypted for; null to keep them in the clear.</summary>
    public X509Certificate2? KeyCertificate { get; init; }

    /// <summary>The certificate that they were encrypted for before; null for none.</summary>
    public X509Certificate2? EarlierKeyCertificate { get; init; }

    /// <summary>How long rows of the audit log are kept; null for ever.</summary>
    public TimeSpan? AuditRetention { get; init; }

    /// <summary>Whether who listens in must say why.</summary>
    public bool RequireReason { get; init; }

    /// <summary>Reverse proxies in front of the host.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Origins whose pages may show ours in a frame; empty for none but our own.</summary>
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];

    /// <summary>The header in which a trusted proxy says who asks; null when none does.</summary>
    public string? ProxyHeader { get; init; }

    /// <summary>A provider by which people may sign in too; null for none.</summary>
    public OAuthProviderOptions? OAuth { get; init; }

    /// <summary>What those may do whom the proxy or the provider knows and nobody here let in; null to let them in not at all.</summary>
    public Role? AutoProvisionRole { get; init; }

    /// <summary>Whether a connection comes from a reverse proxy that is trusted.</summary>
    /// <param name="address">The other end of the connection itself; null when it has no address.</param>
    public bool IsTrustedProxy(IPAddress? address)
    {
        // A socket that takes both kinds of address writes the older kind in the form of the newer.
        var peer = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return peer is not null && TrustedProxies.Any(p => p.Contains(peer));
    }
}
