using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.VoipNow;

/// <summary>The settings of a VoipNow account. What the vendor's documents leave open is configurable: see README.md.</summary>
internal sealed class VoipNowOptions
{
    public VoipNowOptions(IConfigurationSection account)
    {
        BaseAddress = AccountKeyValidator.Address(account, "BaseAddress", "");
        TokenAddress = new Uri(AccountKeyValidator.Text(account, "TokenAddress", new Uri(BaseAddress, "/oauth/token.php").AbsoluteUri));
        RedirectUri = AccountKeyValidator.Text(account, "VoipNow:RedirectUri", new Uri(BaseAddress, "/").AbsoluteUri);
        ClientId = account["ClientId"] ?? "";
        ClientSecret = account["ClientSecret"] ?? "";
        User = AccountKeyValidator.Text(account, "User", "@me");
        PageSize = AccountKeyValidator.Whole(account, "VoipNow:PageSize", 1000);
        CallsMaxAge = AccountKeyValidator.Duration(account, "VoipNow:CallsBelievedFor", AccountKeyValidator.TwoPolls(account, "Calls", TimeSpan.FromSeconds(2)));
    }

    public Uri BaseAddress { get; }

    public Uri TokenAddress { get; }

    /// <summary>The <c>redirect_uri</c> of the sign-in request: the endpoint requires it although it redirects nothing.</summary>
    public string RedirectUri { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>The user identifier that owns the polled extensions.</summary>
    public string User { get; }

    /// <summary>Requested rows per page.</summary>
    public int PageSize { get; }

    /// <summary>The maximum age of a list of calls that explains a busy extension.</summary>
    public TimeSpan CallsMaxAge { get; }
}
