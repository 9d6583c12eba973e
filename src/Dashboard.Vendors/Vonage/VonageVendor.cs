using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Vonage;

/// <summary>The adapter of Vonage Business Communications, using its Telephony API v3.</summary>
public sealed class VonageVendor : IVendor
{
    private const string UserReason = "Vonage signs in with a user's name and password.";
    private const string AppReason = "Vonage signs in for an application with its id and secret.";

    /// <inheritdoc/>
    public string Name => "Vonage";

    /// <inheritdoc/>
    public IReadOnlyList<ConfigurationKey> Keys { get; } =
    [
        AccountKeyValidator.Address("BaseAddress", "The Telephony API", VonageOptions.DefaultAddress),
        AccountKeyValidator.Address("TokenAddress", "Where tokens come from", VonageOptions.DefaultTokenAddress),
        ConfigurationKey.Shown("Username", "The user who signs in; @vbc.prod is put behind a name without @", "text", null),
        ConfigurationKey.Hidden("Password", "The user's password", "text", null),
        ConfigurationKey.Hidden("ClientId", "The application's id", "text", null),
        ConfigurationKey.Hidden("ClientSecret", "The application's secret", "text", null),
        ConfigurationKey.Shown("AccountId", "The account", "a number, or self", "self"),
        ConfigurationKey.Shown("Vonage:Devices:{mac}", "The extension of a device, under its MAC address written as 79-5C-7D-28-1B-B3", "an extension number", "those of the Directory"),
        ConfigurationKey.Shown("Vonage:Numbers:{number}", "The extension that an outside number rings", "an extension number", "none"),
        AccountKeyValidator.Duration("Vonage:RegistrationLifetime", "How long after its last success a device counts as registered", "01:00:00"),
        AccountKeyValidator.Duration("Vonage:DevicesBelievedFor", "How long the list of devices may stand for a state", "00:15:00"),
        ConfigurationKey.Shown("Vonage:PageSize", "Rows asked for per page", "a whole number from 1 to 1000", "100"),
        ConfigurationKey.Shown("Vonage:Scope", "What the token is asked for", "text", "openid"),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeyValidator.CheckAddress(account, "BaseAddress", VonageOptions.DefaultAddress),
        .. AccountKeyValidator.CheckAddress(account, "TokenAddress", VonageOptions.DefaultTokenAddress),
        .. AccountKeyValidator.Require(account, "Username", UserReason),
        .. AccountKeyValidator.Require(account, "Password", UserReason),
        .. AccountKeyValidator.Require(account, "ClientId", AppReason),
        .. AccountKeyValidator.Require(account, "ClientSecret", AppReason),
        .. CheckAccountId(account),
        .. CheckExtensions(account),
        .. CheckDevices(account),
        .. AccountKeyValidator.CheckWhole(account, "Vonage:PageSize", 1, 1000),
        .. AccountKeyValidator.CheckDuration(account, "Vonage:RegistrationLifetime"),
        .. AccountKeyValidator.CheckDuration(account, "Vonage:DevicesBelievedFor"),
    ];

    /// <inheritdoc/>
    public IVendorSource Open(IConfigurationSection account, AccountContext context)
    {
        var options = new VonageOptions(account);
        return new VonageSource(context, options, new VonageClient(context, options));
    }

    private static IEnumerable<string> CheckAccountId(IConfigurationSection account)
    {
        if (account["AccountId"] is { Length: > 0 } id && id != "self" && !id.All(char.IsAsciiDigit))
        {
            yield return $"{account.Path}:AccountId must be a number or self.";
        }
    }

    private static IEnumerable<string> CheckExtensions(IConfigurationSection account)
    {
        string[] sources = ["Extensions", "Directory", "Vonage:Devices"];
        if (!sources.Any(key => account.GetSection(key) is var given && (!string.IsNullOrEmpty(given.Value) || given.GetChildren().Any())))
        {
            yield return $"{account.Path}:Extensions is missing: Vonage has no list of extensions; name them here, in a Directory or beside their devices in Vonage:Devices.";
        }
    }

    private static IEnumerable<string> CheckDevices(IConfigurationSection account) =>
        account.GetSection("Vonage:Devices").GetChildren()
            .Where(d => VonageExtensions.Mac(d.Key) is not { Length: 17 } || string.IsNullOrEmpty(d.Value))
            .Select(d => $"{d.Path} must be the extension number of a device, under its MAC address written as 79-5C-7D-28-1B-B3.");
}
