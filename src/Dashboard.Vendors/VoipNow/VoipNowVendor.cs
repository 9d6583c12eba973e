using Dashboard.Presence;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.VoipNow;

/// <summary>VoipNow (4PSA), asked through its UnifiedAPI.</summary>
public sealed class VoipNowVendor : IVendor
{
    private const string WhyCredentials = "VoipNow signs an app in with its key (ClientId) and secret (ClientSecret).";

    /// <inheritdoc/>
    public string Name => "VoipNow";

    /// <inheritdoc/>
    public IReadOnlyList<SettingKey> Keys { get; } =
    [
        AccountKeys.Address("BaseAddress", "Your installation's UnifiedAPI, as https://host/uapi", null),
        AccountKeys.Address("TokenAddress", "Where tokens come from", "/oauth/token.php on the same host"),
        SettingKey.Hidden("ClientId", "The app's key", "text", null),
        SettingKey.Hidden("ClientSecret", "The app's secret", "text", null),
        SettingKey.Shown("User", "Whose extensions are asked for", "@me, @viewer, @owner or a user's identifier", "@me"),
        SettingKey.Shown("VoipNow:PageSize", "Rows asked for per page", "a whole number from 1 to 4999", "1000"),
        AccountKeys.Address("VoipNow:RedirectUri", "What the sign-in sends as redirect_uri", "the host's root"),
        AccountKeys.Duration("VoipNow:CallsBelievedFor", "For how long the list of calls explains a busy extension", "two polls and a second"),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeys.CheckAddress(account, "BaseAddress", null),
        .. AccountKeys.CheckAddress(account, "TokenAddress", "https://the-host-of-BaseAddress/"),
        .. AccountKeys.CheckAddress(account, "VoipNow:RedirectUri", "https://the-host-of-BaseAddress/"),
        .. AccountKeys.Require(account, "ClientId", WhyCredentials),
        .. AccountKeys.Require(account, "ClientSecret", WhyCredentials),
        .. CheckUser(account),
        .. AccountKeys.CheckWhole(account, "VoipNow:PageSize", 2, 4999),
        .. AccountKeys.CheckDuration(account, "VoipNow:CallsBelievedFor"),
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
