using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security;

/// <summary>The options of authentication and access: configuration section <c>Access</c>.</summary>
public sealed record AccessOptions
{
    /// <summary>Whether access is open to every request: demo mode, which listens on loopback only.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The path below which a reverse proxy serves the host, without a trailing slash; empty for the root.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>How long a session lasts without a request.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The accepted host names besides those of loopback. When empty, any name is accepted, or none in demo mode.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The certificate that encrypts the data protection keys in the database; null to store them unencrypted.</summary>
    public X509Certificate2? KeyCertificate { get; init; }

    /// <summary>The previous certificate, which still decrypts older keys; null for none.</summary>
    public X509Certificate2? EarlierKeyCertificate { get; init; }

    /// <summary>How long entries of the audit log are kept; null for ever.</summary>
    public TimeSpan? AuditRetention { get; init; }

    /// <summary>Whether monitoring a call requires a reason.</summary>
    public bool RequireReason { get; init; }

    /// <summary>The networks of trusted reverse proxies.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The origins that may embed the pages in a frame; empty for this host only.</summary>
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];

    /// <summary>The header in which a trusted proxy names the signed-in user; null when no proxy does.</summary>
    public string? ProxyHeader { get; init; }

    /// <summary>An OAuth 2.0 provider for sign-in; null for none.</summary>
    public OAuthProviderOptions? OAuth { get; init; }

    /// <summary>The role of users that the proxy or the provider knows and the user store does not; null to reject them.</summary>
    public Role? AutoProvisionRole { get; init; }

    /// <summary>Returns whether a connection comes from a trusted reverse proxy.</summary>
    /// <param name="address">The remote address of the connection itself; null when it has none.</param>
    public bool IsTrustedProxy(IPAddress? address)
    {
        // A dual-stack socket reports IPv4 addresses in IPv6-mapped form.
        var peer = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return peer is not null && TrustedProxies.Any(p => p.Contains(peer));
    }
}
