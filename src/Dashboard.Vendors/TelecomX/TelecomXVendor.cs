using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.TelecomX;

/// <summary>The adapter of Telecom X (Denmark).</summary>
public sealed class TelecomXVendor : IVendor
{
    /// <inheritdoc/>
    public string Name => "TelecomX";

    /// <inheritdoc/>
    public IReadOnlyList<ConfigurationKey> Keys { get; } =
    [
        AccountKeyValidator.Address("BaseAddress", "The API", TelecomXOptions.DefaultAddress),
        ConfigurationKey.Shown("Username", "Who signs in", "text", "none: Token stands in"),
        ConfigurationKey.Hidden("Password", "The login's password", "text", "none: Token stands in"),
        ConfigurationKey.Hidden("Token", "A machine's lasting token, in place of Password", "text", "none: Username and Password sign in"),
        ConfigurationKey.Shown("TelecomX:TokenIn", "Where a request carries its token", string.Join(", ", Enum.GetNames<TelecomXTokenLocation>()), "Query"),
        ConfigurationKey.Shown("TelecomX:TokenName", "The parameter, header or cookie of the token", "a name", "token"),
        ConfigurationKey.Shown("TelecomX:PageSize", "Rows asked for per page", "a whole number from 1 to 1000", "1000"),
        ConfigurationKey.Shown("TelecomX:StateField", "The field that holds the word for an employee's state", "a name", "state"),
        ConfigurationKey.Shown("TelecomX:PresenceField", "The field that holds the word the person chose", "a name", "presence"),
        ConfigurationKey.Shown("TelecomX:States:{word}", "What a word of the vendor's means", string.Join(", ", Enum.GetNames<PresenceState>()), "the adapter's own table"),
        AccountKeyValidator.Duration("TelecomX:ExtensionsEvery", "How often the list of extensions is read again", "00:05:00"),
        AccountKeyValidator.Duration("TelecomX:CallsBelievedFor", "How long a list of calls may stand for a state", "two polls and a second"),
        AccountKeyValidator.Duration("TelecomX:PhonesBelievedFor", "How long a list of phones may stand for a state", "two polls and a second"),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeyValidator.CheckAddress(account, "BaseAddress", TelecomXOptions.DefaultAddress),
        .. CheckSignIn(account),
        .. AccountKeyValidator.CheckName<TelecomXTokenLocation>(account, "TelecomX:TokenIn"),
        .. AccountKeyValidator.CheckWhole(account, "TelecomX:PageSize", 1, 1000),
        .. AccountKeyValidator.CheckDuration(account, "TelecomX:ExtensionsEvery"),
        .. AccountKeyValidator.CheckDuration(account, "TelecomX:CallsBelievedFor"),
        .. AccountKeyValidator.CheckDuration(account, "TelecomX:PhonesBelievedFor"),
        .. account.GetSection("TelecomX:States").GetChildren()
            .SelectMany(word => AccountKeyValidator.CheckName<PresenceState>(account, $"TelecomX:States:{word.Key}")),
    ];

    /// <inheritdoc/>
    public IVendorSource Open(IConfigurationSection account, AccountContext context)
    {
        var options = new TelecomXOptions(account);
        return new TelecomXSource(context, options, new TelecomXClient(context, options));
    }

    private static IEnumerable<string> CheckSignIn(IConfigurationSection account)
    {
        const string Why = "Telecom X signs in with Username and Password, or with a machine's Token.";
        var hasToken = !string.IsNullOrWhiteSpace(account["Token"]);
        if (hasToken && !string.IsNullOrWhiteSpace(account["Password"]))
        {
            return [$"{account.Path}:Token stands beside Password: {Why} Remove one."];
        }

        return hasToken ? [] : [.. AccountKeyValidator.Require(account, "Username", Why), .. AccountKeyValidator.Require(account, "Password", Why)];
    }
}
