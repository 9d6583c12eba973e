using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Jingl;

/// <summary>How a Jingl account is asked. What only inference says of the list is an option: see README.md.</summary>
internal sealed class JinglOptions(IConfigurationSection account)
{
    public const string DefaultAddress = "https://www.jingl.com.au";

    /// <summary>Stands in <see cref="HandsetPath"/> where the number goes.</summary>
    public const string NumberPlace = "{extension}";

    public Uri BaseAddress { get; } = AccountKeyValidator.Address(account, "BaseAddress", DefaultAddress);

    public string Username { get; } = account["Username"] ?? "";

    public string Password { get; } = account["Password"] ?? "";

    public string ListPath { get; } = AccountKeyValidator.Text(account, "Jingl:ListPath", "api/handsetstatus");

    public string HandsetPath { get; } = AccountKeyValidator.Text(account, "Jingl:HandsetPath", "api/handsetstatus/" + NumberPlace);

    /// <summary>The property that holds the rows; null for a bare array.</summary>
    public string? ListProperty { get; } = account["Jingl:ListProperty"] is { Length: > 0 } name ? name : null;

    /// <summary>Rows asked for per page; 0 when the list is not paged at all.</summary>
    public int PageSize { get; } = AccountKeyValidator.Whole(account, "Jingl:PageSize", 1000);

    public string PageSizeParameter { get; } = AccountKeyValidator.Text(account, "Jingl:PageSizeParameter", "maxresults");

    public string AfterParameter { get; } = AccountKeyValidator.Text(account, "Jingl:AfterParameter", "afterid");

    /// <summary>The field of the last row that the next page is asked after; the number where a row lacks it.</summary>
    public string AfterField { get; } = AccountKeyValidator.Text(account, "Jingl:AfterField", "id");
}
