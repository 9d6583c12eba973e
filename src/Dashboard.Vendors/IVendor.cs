using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors;

/// <summary>A type of phone system: declares and validates the configuration of its accounts and opens their sources.</summary>
public interface IVendor
{
    /// <summary>The vendor's name in <c>Accounts:{id}:Vendor</c>.</summary>
    string Name { get; }

    /// <summary>The vendor's own account keys, in addition to those of every account; any other key is an error.</summary>
    IReadOnlyList<ConfigurationKey> Keys { get; }

    /// <summary>Validates an account's configuration. Each error begins with the full key; empty when the configuration is valid.</summary>
    /// <param name="account">The section <c>Accounts:{id}</c>.</param>
    IEnumerable<string> Validate(IConfigurationSection account);

    /// <summary>Creates the source that polls one account. Sends no request yet.</summary>
    /// <param name="account">The section <c>Accounts:{id}</c>, validated.</param>
    /// <param name="context">The services and settings of the account.</param>
    IVendorSource Open(IConfigurationSection account, AccountContext context);
}
