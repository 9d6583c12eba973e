using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Jingl;

/// <summary>The settings of a Jingl account. What is only inferred about the list is configurable: see README.md.</summary>
internal sealed class JinglOptions(IConfigurationSection account)
{
    public const string DefaultAddress = "https://www.jingl.com.au";

    /// <summary>The placeholder of the number in <see cref="HandsetPath"/>.</summary>
    public const string NumberPlace = "{extension}";

    public Uri BaseAddress { get; } = AccountKeyValidator.Address(account, "BaseAddress", DefaultAddress);

    public string Username { get; } = account["Username"] ?? "";

    public string Password { get; } = account["Password"] ?? "";

    public string ListPath { get; } = AccountKeyValidator.Text(account, "Jingl:ListPath", "api/handsetstatus");

    public string HandsetPath { get; } = AccountKeyValidator.Text(account, "Jingl:HandsetPath", "api/handsetstatus/" + NumberPlace);

    /// <summary>The property that holds the rows; null for a bare array.</summary>
    public string? ListProperty { get; } = account["Jingl:ListProperty"] is { Length: > 0 } name ? name : null;

    /// <summary>Requested rows per page; 0 when the list is not paged.</summary>
    public int PageSize { get; } = AccountKeyValidator.Whole(account, "Jingl:PageSize", 1000);

    public string PageSizeParameter { get; } = AccountKeyValidator.Text(account, "Jingl:PageSizeParameter", "maxresults");

    public string AfterParameter { get; } = AccountKeyValidator.Text(account, "Jingl:AfterParameter", "afterid");

    /// <summary>The field of the last row that is the cursor of the next page; the number when a row lacks it.</summary>
    public string AfterField { get; } = AccountKeyValidator.Text(account, "Jingl:AfterField", "id");
}
