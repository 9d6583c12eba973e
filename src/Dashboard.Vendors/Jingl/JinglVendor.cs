using Dashboard.Presence;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Jingl;

/// <summary>Jingl (Australia).</summary>
public sealed class JinglVendor : IVendor
{
    /// <inheritdoc/>
    public string Name => "Jingl";

    /// <inheritdoc/>
    public IReadOnlyList<SettingKey> Keys { get; } =
    [
        AccountKeys.Address("BaseAddress", "The API", JinglOptions.DefaultAddress),
        SettingKey.Shown("Username", "Who signs in", "user@domain", null),
        SettingKey.Hidden("Password", "The password of the web login", "text", null),
        SettingKey.Shown("Jingl:ListPath", "Where the list of handsets is", "a path", "api/handsetstatus"),
        SettingKey.Shown("Jingl:ListProperty", "The property of the answer that holds the rows", "a name", "none: a bare array"),
        SettingKey.Shown("Jingl:HandsetPath", "Where one handset is, asked when there is no list", $"a path with {JinglOptions.NumberPlace}", $"api/handsetstatus/{JinglOptions.NumberPlace}"),
        SettingKey.Shown("Jingl:PageSize", "Rows asked for per page; 0 for a list in one piece", "a whole number from 0 to 1000", "1000"),
        SettingKey.Shown("Jingl:PageSizeParameter", "The parameter that says how many rows", "a name", "maxresults"),
        SettingKey.Shown("Jingl:AfterParameter", "The parameter that says after which row", "a name", "afterid"),
        SettingKey.Shown("Jingl:AfterField", "The field of the last row that the next page is asked after", "a name", "id, else the number"),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(IConfigurationSection account) =>
    [
        .. AccountKeys.CheckAddress(account, "BaseAddress", JinglOptions.DefaultAddress),
        .. AccountKeys.Require(account, "Username", "Jingl signs in with user@domain and password."),
        .. AccountKeys.Require(account, "Password", "Jingl signs in with user@domain and password."),
        .. CheckUsername(account),
        .. AccountKeys.CheckWhole(account, "Jingl:PageSize", 0, 1000),
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
