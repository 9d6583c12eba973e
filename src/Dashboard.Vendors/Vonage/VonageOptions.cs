using System.Collections.Frozen;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Vonage;

/// <summary>The settings of a Vonage account. What the vendor's documents leave open is configurable: see README.md.</summary>
internal sealed class VonageOptions(IConfigurationSection account)
{
    public const string DefaultAddress = "https://api.vonage.com/t/vbc.prod/telephony/v3";
    public const string DefaultTokenAddress = "https://api.vonage.com/token";

    public Uri BaseAddress { get; } = AccountKeyValidator.Address(account, "BaseAddress", DefaultAddress);

    public Uri TokenAddress { get; } = new(AccountKeyValidator.Text(account, "TokenAddress", DefaultTokenAddress));

    /// <summary>[D] the sign-in requires the user name with the domain of the service appended.</summary>
    public string Username { get; } = account["Username"] is { } user && user.Contains('@') ? user : $"{account["Username"]}@vbc.prod";

    public string Password { get; } = account["Password"] ?? "";

    public string ClientId { get; } = account["ClientId"] ?? "";

    public string ClientSecret { get; } = account["ClientSecret"] ?? "";

    public string AccountId { get; } = AccountKeyValidator.Text(account, "AccountId", "self");

    public string Scope { get; } = AccountKeyValidator.Text(account, "Vonage:Scope", "openid");

    public int PageSize { get; } = AccountKeyValidator.Whole(account, "Vonage:PageSize", 100);

    /// <summary>How long after its last successful registration a device counts as registered.</summary>
    public TimeSpan RegistrationLifetime { get; } = AccountKeyValidator.Duration(account, "Vonage:RegistrationLifetime", TimeSpan.FromHours(1));

    /// <summary>The maximum age of a list of devices that supports a fresh state.</summary>
    public TimeSpan DevicesMaxAge { get; } = AccountKeyValidator.Duration(account, "Vonage:DevicesBelievedFor", TimeSpan.FromMinutes(15));

    /// <summary>Extension numbers by MAC address.</summary>
    public FrozenDictionary<string, string> Devices { get; } = Table(account, "Vonage:Devices");

    /// <summary>Extension numbers by the outside number that rings them.</summary>
    public FrozenDictionary<string, string> Numbers { get; } = Table(account, "Vonage:Numbers");

    private static FrozenDictionary<string, string> Table(IConfigurationSection account, string key) =>
        account.GetSection(key).GetChildren().Where(c => !string.IsNullOrEmpty(c.Value)).ToFrozenDictionary(c => c.Key, c => c.Value!);
}
