using Dashboard.Presence.Model;

namespace Dashboard.Presence.Views;

/// <summary>Selects the accounts and extensions that are shown.</summary>
public interface IPresenceFilter
{
    /// <summary>Whether anything of an account may be shown.</summary>
    /// <param name="account">The account's id.</param>
    bool IncludesAccount(string account);

    /// <summary>Whether an extension is shown.</summary>
    /// <param name="row">The extension.</param>
    bool Includes(ExtensionPresence row);

    /// <summary>
    /// Whether an account is shown completely. Its unassigned devices and its calls without a known extension are then shown too.
    /// </summary>
    /// <param name="account">The account's id.</param>
    bool IncludesWhole(string account);
}
