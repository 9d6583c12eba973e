namespace Dashboard.Presence;

/// <summary>Which part of all that is known is shown.</summary>
public interface IRowFilter
{
    /// <summary>Whether an account is shown.</summary>
    /// <param name="account">Its id.</param>
    bool ShowsAccount(string account);

    /// <summary>Whether an extension is shown.</summary>
    /// <param name="row">The extension.</param>
    bool Shows(ExtensionPresence row);

    /// <summary>Whether all of an account is shown: then its unassigned devices and its calls without a known leg are too.</summary>
    /// <param name="account">Its id.</param>
    bool ShowsWhole(string account);
}
