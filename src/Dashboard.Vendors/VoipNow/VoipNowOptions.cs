using Dashboard.Vendors.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.VoipNow;

/// <summary>How a VoipNow account is asked. What the vendor's pages leave open is an option: see README.md.</summary>
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
        CallsBelievedFor = AccountKeyValidator.Duration(account, "VoipNow:CallsBelievedFor", AccountKeyValidator.TwoPolls(account, "Calls", TimeSpan.FromSeconds(2)));
    }

    public Uri BaseAddress { get; }

    public Uri TokenAddress { get; }

    /// <summary>What the sign-in sends as <c>redirect_uri</c>: the page asks for it although nothing is redirected.</summary>
    public string RedirectUri { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>Whose extensions are asked for.</summary>
    public string User { get; }

    /// <summary>Rows asked for per page.</summary>
    public int PageSize { get; }

    /// <summary>For how long a list of calls may say with whom a busy extension talks.</summary>
    public TimeSpan CallsBelievedFor { get; }
}
