using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors;

/// <summary>A kind of phone system: how its accounts are configured and opened.</summary>
public interface IVendor
{
    /// <summary>The word for it in <c>Accounts:{id}:Vendor</c>.</summary>
    string Name { get; }

    /// <summary>The keys that its accounts take beside those that every account takes: a key that is not among them is an error.</summary>
    IReadOnlyList<ConfigurationKey> Keys { get; }

    /// <summary>What is wrong with an account's configuration, each line beginning with the full key; empty when all is well.</summary>
    /// <param name="account">The section <c>Accounts:{id}</c>.</param>
    IEnumerable<string> Validate(IConfigurationSection account);

    /// <summary>A source that asks one account. Sends nothing yet.</summary>
    /// <param name="account">The section <c>Accounts:{id}</c>, validated.</param>
    /// <param name="context">What stands around the account.</param>
    IVendorSource Open(IConfigurationSection account, AccountContext context);
}
