using Dashboard.Storage.Users;
using Dashboard.Vendors.Configuration;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates the keys of <c>Access</c> for users that a proxy or an OAuth provider authenticates.</summary>
internal static class ExternalSignInKeys
{
    private const string NoRole = "None";

    // These headers have another purpose, and browsers send most of them automatically.
    private static readonly string[] InUse =
    [
        "Authorization", "Cookie", "Host", "Origin", "Referer", "User-Agent", "Connection", "Upgrade", "Content-Type", "Content-Length", "Accept",
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded",
    ];

    private static readonly string Roles = string.Join(", ", Enum.GetNames<Role>().Prepend(NoRole));

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("Proxy:Header", "The header in which a proxy of TrustedProxies says who has signed in with it; from anybody else it is dropped unread", "a header's name such as X-Remote-User", "none"),
        ConfigurationKey.Shown("AutoProvisionRole", "The role of people whom the proxy or the provider signs in and no administrator has added; None refuses them", Roles, NoRole) with { FormerName = "NewPeople" },
    ];

    public static string? Header(IConfigurationSection access, bool hasProxies, ConfigurationErrors errors)
    {
        if (access["Proxy:Header"] is not { Length: > 0 } header)
        {
            return null;
        }

        if (!header.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || InUse.Contains(header, StringComparer.OrdinalIgnoreCase))
        {
            errors.Add("Access:Proxy:Header must be a header's name such as X-Remote-User, that nothing else is told by.");
        }

        if (!hasProxies)
        {
            errors.Add("Access:Proxy:Header is set, but Access:TrustedProxies is not: anybody could send that header and be whom they like.");
        }

        return header;
    }

    public static Role? ReadNewUsersRole(IConfigurationSection access, ConfigurationErrors errors)
    {
        var key = FormerSpelling.Find(access, "AutoProvisionRole", "NewPeople", errors);
        var text = access[key] is { Length: > 0 } given ? given : NoRole;
        if (Enum.GetNames<Role>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<Role>(name);
        }

        if (!text.Equals(NoRole, StringComparison.OrdinalIgnoreCase))
        {
            errors.Add($"Access:{key} is '{text}'; it must be one of {Roles}.");
        }

        return null;
    }
}
