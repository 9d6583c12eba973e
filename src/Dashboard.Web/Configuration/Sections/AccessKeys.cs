using System.Globalization;
using System.Net;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Security;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Access</c>.</summary>
internal static class AccessKeys
{
    private static readonly AccessOptions Default = new();
    private static readonly TimeSpan MinSessionLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MinAuditRetention = TimeSpan.FromDays(1);

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("SessionLifetime", "How long somebody who signed in stays so without opening a page", $"d.hh:mm:ss from {MinSessionLifetime:c} on", $"{Default.SessionLifetime:c}"),
        ConfigurationKey.List("TrustedProxies", "Reverse proxies in front, whose X-Forwarded-For, -Proto and -Prefix are believed, and X-Forwarded-Host where AllowedHosts names hosts", "addresses and networks such as 10.0.0.5 or 10.0.0.0/24", "none"),
        ConfigurationKey.Shown("RequireReason", "Whether who listens in on a call must say why", "true, false", "false"),
        ConfigurationKey.List("FrameAncestors", "Sites whose pages may show a board in a frame", "origins such as https://intranet.example.com", "none"),
        ConfigurationKey.Shown("AuditRetention", "How long rows of the audit log are kept", $"d.hh:mm:ss from {MinAuditRetention:c} on", "for ever"),
        .. AuditOptionsReader.All,
        .. KeyCertificateKeys.All,
        .. ExternalSignInKeys.All,
        .. OAuthKeys.All,
    ];

    public static AccessOptions Read(IConfiguration configuration, string contentRoot, bool isDemo, ConfigurationErrors errors)
    {
        var section = configuration.GetSection("Access");
        UnknownKeyValidator.Check(section, All, errors);
        var proxies = ConfigurationList.Read(section.GetSection("TrustedProxies"));
        return new AccessOptions
        {
            IsOpen = isDemo,
            AllowedHosts = AllowedHostKeys.Read(configuration, errors),
            PathBase = PathBaseKey.Read(configuration, errors),
            SessionLifetime = Duration(section, "SessionLifetime", MinSessionLifetime, errors) ?? Default.SessionLifetime,
            AuditRetention = Duration(section, "AuditRetention", MinAuditRetention, errors),
            TrustedProxies = [.. proxies.Select(p => Network(p, errors)).OfType<IPNetwork>()],
            KeyCertificate = KeyCertificateKeys.Read(section, "", contentRoot, errors),
            EarlierKeyCertificate = KeyCertificateKeys.Read(section, KeyCertificateKeys.Earlier, contentRoot, errors),
            RequireReason = Truth(section["RequireReason"], errors),
            FrameAncestors = [.. ConfigurationList.Read(section.GetSection("FrameAncestors")).Where(o => IsOrigin(o, errors))],
            ProxyHeader = ExternalSignInKeys.Header(section, proxies.Count > 0, errors),
            AutoProvisionRole = ExternalSignInKeys.ReadNewUsersRole(section, errors),
            OAuth = OAuthKeys.Read(section.GetSection("OAuth"), errors),
        };
    }

    private static TimeSpan? Duration(IConfigurationSection section, string key, TimeSpan shortest, ConfigurationErrors errors)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration >= shortest)
        {
            return duration;
        }

        errors.Add($"Access:{key} is '{text}'; it is written d.hh:mm:ss and is at least {shortest:c}.");
        return null;
    }

    private static bool Truth(string? text, ConfigurationErrors errors)
    {
        if (string.IsNullOrEmpty(text) || bool.TryParse(text, out _))
        {
            return text is { Length: > 0 } && bool.Parse(text);
        }

        errors.Add($"Access:RequireReason is '{text}'; it is true or false.");
        return false;
    }

    private static IPNetwork? Network(string text, ConfigurationErrors errors)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        errors.Add($"Access:TrustedProxies has '{text}'; it takes addresses and networks such as 10.0.0.5 or 10.0.0.0/24.");
        return null;
    }

    // The value becomes part of a header. Anything but an origin could end the policy and begin another.
    private static bool IsOrigin(string text, ConfigurationErrors errors)
    {
        var isOrigin = Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.GetLeftPart(UriPartial.Authority) == text && uri.UserInfo.Length == 0;
        if (!isOrigin)
        {
            errors.Add($"Access:FrameAncestors has '{text}'; it takes origins such as https://intranet.example.com, without a path.");
        }

        return isOrigin;
    }
}
