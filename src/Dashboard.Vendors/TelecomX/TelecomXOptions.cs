using System.Collections.Frozen;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Where a request carries its token.</summary>
internal enum TelecomXTokenLocation
{
    /// <summary>In the query string, as the vendor's pages show it.</summary>
    Query,

    /// <summary>In <c>Authorization: Bearer</c>.</summary>
    Bearer,

    /// <summary>In a header of the given name.</summary>
    Header,

    /// <summary>In a cookie of the given name.</summary>
    Cookie,
}

/// <summary>How a Telecom X account is asked. What the vendor's pages leave open is an option: see README.md.</summary>
internal sealed class TelecomXOptions(IConfigurationSection account)
{
    public const string DefaultAddress = "https://api.telecomx.dk";

    public Uri BaseAddress { get; } = AccountKeyValidator.Address(account, "BaseAddress", DefaultAddress);

    public string Username { get; } = account["Username"] ?? "";

    public string Password { get; } = account["Password"] ?? "";

    /// <summary>A machine's lasting token; null when the account signs in.</summary>
    public string? Token { get; } = string.IsNullOrWhiteSpace(account["Token"]) ? null : account["Token"];

    public TelecomXTokenLocation TokenIn { get; } = Enum.Parse<TelecomXTokenLocation>(AccountKeyValidator.Text(account, "TelecomX:TokenIn", "Query"), ignoreCase: true);

    public string TokenName { get; } = AccountKeyValidator.Text(account, "TelecomX:TokenName", "token");

    public int PageSize { get; } = AccountKeyValidator.Whole(account, "TelecomX:PageSize", 1000);

    /// <summary>The field of an employee and of its extensions that holds the word for their state.</summary>
    public string StateField { get; } = AccountKeyValidator.Text(account, "TelecomX:StateField", "state");

    /// <summary>The field of an employee that holds the word chosen by the person.</summary>
    public string PresenceField { get; } = AccountKeyValidator.Text(account, "TelecomX:PresenceField", "presence");

    /// <summary>The vendor's words in ours: the table, and over it what the account says.</summary>
    public FrozenDictionary<string, PresenceState> States { get; } = TelecomXStateMap.StatesWith(
        account.GetSection("TelecomX:States").GetChildren().Where(w => !string.IsNullOrEmpty(w.Value))
            .Select(w => KeyValuePair.Create(w.Key, Enum.Parse<PresenceState>(w.Value!, ignoreCase: true))));

    /// <summary>How often the list of extensions, which tells ids from numbers, is read again.</summary>
    public TimeSpan ExtensionsEvery { get; } = AccountKeyValidator.Duration(account, "TelecomX:ExtensionsEvery", TimeSpan.FromMinutes(5));

    /// <summary>For how long a list of calls may stand for a state.</summary>
    public TimeSpan CallsBelievedFor { get; } = AccountKeyValidator.Duration(account, "TelecomX:CallsBelievedFor", AccountKeyValidator.TwoPolls(account, "Calls", TimeSpan.FromSeconds(2)));

    /// <summary>For how long a list of phones may stand for a state.</summary>
    public TimeSpan PhonesBelievedFor { get; } = AccountKeyValidator.Duration(account, "TelecomX:PhonesBelievedFor", AccountKeyValidator.TwoPolls(account, "Registrations", TimeSpan.FromSeconds(30)));
}
