using Dashboard.Presence.Text;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Accounts:{id}:Region</c>.</summary>
internal static class RegionKey
{
    public const string Accepted = "an ISO 3166 country code of two letters, such as AU";

    /// <summary>Returns the code in upper case; null when it is missing or invalid.</summary>
    public static string? Read(IConfigurationSection account, ConfigurationErrors errors)
    {
        if (account["Region"] is not { Length: > 0 } given)
        {
            return null;
        }

        var code = given.Trim().ToUpperInvariant();
        if (NumberForms.IsRegion(code))
        {
            return code;
        }

        errors.Add($"{account.Path}:Region is '{given}'; it must be {Accepted}{(code == "UK" ? " (GB for the United Kingdom)" : "")}.");
        return null;
    }
}
