using Dashboard.Presence;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Telecom X (Denmark).</summary>
public sealed class TelecomXVendor : IVendor
{
    /// <inheritdoc/>
    public string Name => "TelecomX";

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeys.CheckAddress(account, "BaseAddress", TelecomXOptions.DefaultAddress),
        .. CheckSignIn(account),
        .. AccountKeys.CheckWord<TelecomXTokenPlace>(account, "TelecomX:TokenIn"),
        .. AccountKeys.CheckWhole(account, "TelecomX:PageSize", 1, 1000),
        .. AccountKeys.CheckDuration(account, "TelecomX:ExtensionsEvery"),
        .. AccountKeys.CheckDuration(account, "TelecomX:CallsBelievedFor"),
        .. AccountKeys.CheckDuration(account, "TelecomX:PhonesBelievedFor"),
        .. account.GetSection("TelecomX:States").GetChildren()
            .SelectMany(word => AccountKeys.CheckWord<PresenceState>(account, $"TelecomX:States:{word.Key}")),
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

        return hasToken ? [] : [.. AccountKeys.Require(account, "Username", Why), .. AccountKeys.Require(account, "Password", Why)];
    }
}
