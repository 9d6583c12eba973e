using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Jingl;

/// <summary>The adapter of Jingl (Australia).</summary>
public sealed class JinglVendor : IVendor
{
    /// <inheritdoc/>
    public string Name => "Jingl";

    /// <inheritdoc/>
    public IReadOnlyList<ConfigurationKey> Keys { get; } =
    [
        AccountKeyValidator.Address("BaseAddress", "The API", JinglOptions.DefaultAddress),
        ConfigurationKey.Shown("Username", "Who signs in", "user@domain", null),
        ConfigurationKey.Hidden("Password", "The password of the web login", "text", null),
        ConfigurationKey.Shown("Jingl:ListPath", "Where the list of handsets is", "a path", "api/handsetstatus"),
        ConfigurationKey.Shown("Jingl:ListProperty", "The property of the answer that holds the rows", "a name", "none: a bare array"),
        ConfigurationKey.Shown("Jingl:HandsetPath", "Where one handset is, asked when there is no list", $"a path with {JinglOptions.NumberPlace}", $"api/handsetstatus/{JinglOptions.NumberPlace}"),
        ConfigurationKey.Shown("Jingl:PageSize", "Rows asked for per page; 0 for a list in one piece", "a whole number from 0 to 1000", "1000"),
        ConfigurationKey.Shown("Jingl:PageSizeParameter", "The parameter that says how many rows", "a name", "maxresults"),
        ConfigurationKey.Shown("Jingl:AfterParameter", "The parameter that says after which row", "a name", "afterid"),
        ConfigurationKey.Shown("Jingl:AfterField", "The field of the last row that the next page is asked after", "a name", "id, else the number"),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeyValidator.CheckAddress(account, "BaseAddress", JinglOptions.DefaultAddress),
        .. AccountKeyValidator.Require(account, "Username", "Jingl signs in with user@domain and password."),
        .. AccountKeyValidator.Require(account, "Password", "Jingl signs in with user@domain and password."),
        .. CheckUsername(account),
        .. AccountKeyValidator.CheckWhole(account, "Jingl:PageSize", 0, 1000),
        .. CheckHandsetPath(account),
    ];

    /// <inheritdoc/>
    public IVendorSource Open(IConfigurationSection account, AccountContext context) =>
        new JinglSource(context, new JinglClient(context, new JinglOptions(account)));

    private static IEnumerable<string> CheckUsername(IConfigurationSection account)
    {
        if (account["Username"] is { Length: > 0 } user && (!user.Contains('@') || user.Contains(':')))
        {
            yield return $"{account.Path}:Username must be written as user@domain.";
        }
    }

    private static IEnumerable<string> CheckHandsetPath(IConfigurationSection account)
    {
        if (account["Jingl:HandsetPath"] is { Length: > 0 } path && !path.Contains(JinglOptions.NumberPlace))
        {
            yield return $"{account.Path}:Jingl:HandsetPath must hold {JinglOptions.NumberPlace}, where the number is put.";
        }
    }
}
