using System.Collections.Frozen;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Where a request carries its token.</summary>
internal enum TelecomXTokenLocation
{
    /// <summary>In the query string, as in the vendor's documents.</summary>
    Query,

    /// <summary>In <c>Authorization: Bearer</c>.</summary>
    Bearer,

    /// <summary>In a header of the configured name.</summary>
    Header,

    /// <summary>In a cookie of the configured name.</summary>
    Cookie,
}

/// <summary>The settings of a Telecom X account. What the vendor's documents leave open is configurable: see README.md.</summary>
internal sealed class TelecomXOptions(IConfigurationSection account)
{
    public const string DefaultAddress = "https://api.telecomx.dk";

    public Uri BaseAddress { get; } = AccountKeyValidator.Address(account, "BaseAddress", DefaultAddress);

    public string Username { get; } = account["Username"] ?? "";

    public string Password { get; } = account["Password"] ?? "";

    /// <summary>A permanent token of a machine; null when the account signs in.</summary>
    public string? Token { get; } = string.IsNullOrWhiteSpace(account["Token"]) ? null : account["Token"];

    public TelecomXTokenLocation TokenIn { get; } = Enum.Parse<TelecomXTokenLocation>(AccountKeyValidator.Text(account, "TelecomX:TokenIn", "Query"), ignoreCase: true);

    public string TokenName { get; } = AccountKeyValidator.Text(account, "TelecomX:TokenName", "token");

    public int PageSize { get; } = AccountKeyValidator.Whole(account, "TelecomX:PageSize", 1000);

    /// <summary>The field of an employee, and of its extensions, that holds their state name.</summary>
    public string StateField { get; } = AccountKeyValidator.Text(account, "TelecomX:StateField", "state");

    /// <summary>The field of an employee that holds the presence that the user chose.</summary>
    public string PresenceField { get; } = AccountKeyValidator.Text(account, "TelecomX:PresenceField", "presence");

    /// <summary>The mapping of the vendor's state names: the built-in table, overridden by the account's configuration.</summary>
    public FrozenDictionary<string, PresenceState> States { get; } = TelecomXStateMap.StatesWith(
        account.GetSection("TelecomX:States").GetChildren().Where(w => !string.IsNullOrEmpty(w.Value))
            .Select(w => KeyValuePair.Create(w.Key, Enum.Parse<PresenceState>(w.Value!, ignoreCase: true))));

    /// <summary>The interval between readings of the list of extensions, which maps ids to numbers.</summary>
    public TimeSpan ExtensionsEvery { get; } = AccountKeyValidator.Duration(account, "TelecomX:ExtensionsEvery", TimeSpan.FromMinutes(5));

    /// <summary>The maximum age of a list of calls that supports a fresh state.</summary>
    public TimeSpan CallsMaxAge { get; } = AccountKeyValidator.Duration(account, "TelecomX:CallsBelievedFor", AccountKeyValidator.TwoPolls(account, "Calls", TimeSpan.FromSeconds(2)));

    /// <summary>The maximum age of a list of phones that supports a fresh state.</summary>
    public TimeSpan PhonesMaxAge { get; } = AccountKeyValidator.Duration(account, "TelecomX:PhonesBelievedFor", AccountKeyValidator.TwoPolls(account, "Registrations", TimeSpan.FromSeconds(30)));
}
