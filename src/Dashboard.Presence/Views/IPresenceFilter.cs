using Dashboard.Presence.Model;

namespace Dashboard.Presence.Views;

/// <summary>Which part of all that is known is shown.</summary>
public interface IPresenceFilter
{
    /// <summary>Whether an account is shown.</summary>
    /// <param name="account">Its id.</param>
    bool IncludesAccount(string account);

    /// <summary>Whether an extension is shown.</summary>
    /// <param name="row">The extension.</param>
    bool Includes(ExtensionPresence row);

    /// <summary>Whether all of an account is shown: then its unassigned devices and its calls without a known leg are too.</summary>
    /// <param name="account">Its id.</param>
    bool IncludesWhole(string account);
}
