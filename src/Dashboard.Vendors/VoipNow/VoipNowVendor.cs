using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.VoipNow;

/// <summary>The adapter of VoipNow (4PSA), using its UnifiedAPI.</summary>
public sealed class VoipNowVendor : IVendor
{
    private const string CredentialsReason = "VoipNow signs an app in with its key (ClientId) and secret (ClientSecret).";

    /// <inheritdoc/>
    public string Name => "VoipNow";

    /// <inheritdoc/>
    public IReadOnlyList<ConfigurationKey> Keys { get; } =
    [
        AccountKeyValidator.Address("BaseAddress", "Your installation's UnifiedAPI, as https://host/uapi", null),
        AccountKeyValidator.Address("TokenAddress", "Where tokens come from", "/oauth/token.php on the same host"),
        ConfigurationKey.Hidden("ClientId", "The app's key", "text", null),
        ConfigurationKey.Hidden("ClientSecret", "The app's secret", "text", null),
        ConfigurationKey.Shown("User", "Whose extensions are asked for", "@me, @viewer, @owner or a user's identifier", "@me"),
        ConfigurationKey.Shown("VoipNow:PageSize", "Rows asked for per page", "a whole number from 2 to 4999", "1000"),
        AccountKeyValidator.Address("VoipNow:RedirectUri", "What the sign-in sends as redirect_uri", "the host's root"),
        AccountKeyValidator.Duration("VoipNow:CallsBelievedFor", "For how long the list of calls explains a busy extension", "two polls and a second"),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeyValidator.CheckAddress(account, "BaseAddress", null),
        .. AccountKeyValidator.CheckAddress(account, "TokenAddress", "https://the-host-of-BaseAddress/"),
        .. AccountKeyValidator.CheckAddress(account, "VoipNow:RedirectUri", "https://the-host-of-BaseAddress/"),
        .. AccountKeyValidator.Require(account, "ClientId", CredentialsReason),
        .. AccountKeyValidator.Require(account, "ClientSecret", CredentialsReason),
        .. CheckUser(account),
        .. AccountKeyValidator.CheckWhole(account, "VoipNow:PageSize", 2, 4999),
        .. AccountKeyValidator.CheckDuration(account, "VoipNow:CallsBelievedFor"),
    ];

    /// <inheritdoc/>
    public IVendorSource Open(IConfigurationSection account, AccountContext context)
    {
        var options = new VoipNowOptions(account);
        return new VoipNowSource(context, options, new VoipNowClient(context, options));
    }

    // [S] @me, @viewer, @owner or a user's identifier; it becomes part of a path.
    private static IEnumerable<string> CheckUser(IConfigurationSection account)
    {
        if (account["User"] is { Length: > 0 } user && !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '-' or '_'))
        {
            yield return $"{account.Path}:User must be @me, @viewer, @owner or a user's identifier.";
        }
    }
}
