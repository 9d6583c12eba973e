using Dashboard.Presence;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors;

/// <summary>A kind of phone system: how its accounts are configured and opened.</summary>
public interface IVendor
{
    /// <summary>The word for it in <c>Accounts:{id}:Vendor</c>.</summary>
    string Name { get; }

    /// <summary>What is wrong with an account's configuration, each line beginning with the full key; empty when all is well.</summary>
    /// <param name="account">The section <c>Accounts:{id}</c>.</param>
    IEnumerable<string> Validate(IConfigurationSection account);

    /// <summary>A source that asks one account. Sends nothing yet.</summary>
    /// <param name="account">The section <c>Accounts:{id}</c>, validated.</param>
    /// <param name="context">What stands around the account.</param>
    IVendorSource Open(IConfigurationSection account, AccountContext context);
}
