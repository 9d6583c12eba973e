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
