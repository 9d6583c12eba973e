using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Storage.Displays;
using Dashboard.Web.Http;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Features.Displays;

/// <summary>
/// The pairing code and claim secret of an unpaired display, stored in an HttpOnly cookie so that neither scripts nor addresses expose
/// them.
/// </summary>
internal sealed partial record PairingCookie(string Claim, string Code, DateTimeOffset Until)
{
    private const string Path = "/display";

    /// <summary>Reads the cookie of a request; null when it is missing or malformed.</summary>
    public static PairingCookie? Read(HttpRequest request) =>
        Form().Match(request.Cookies[CookieNames.ForRequest(request.HttpContext).Pairing] ?? "") is { Success: true } match
            ? new PairingCookie(
                match.Groups["claim"].Value, match.Groups["code"].Value,
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups["until"].Value, CultureInfo.InvariantCulture)))
            : null;

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(CookieNames.ForRequest(context).Pairing, new CookieOptions { Path = LocalUrl.Create(context.Request, Path) });

    /// <summary>Writes the cookie. It outlives the code slightly.</summary>
    public void Write(HttpContext context) => context.Response.Cookies.Append(
        CookieNames.ForRequest(context).Pairing,
        string.Create(CultureInfo.InvariantCulture, $"{Claim}.{Code}.{Until.ToUnixTimeSeconds()}"),
        new CookieOptions
        {
            Path = LocalUrl.Create(context.Request, Path), HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = 2 * PairingCodeStore.Lifetime, IsEssential = true,
        });

    [GeneratedRegex($@"^(?<claim>[0-9a-f]{{64}})\.(?<code>[{PairingCodeStore.Alphabet}]{{6}})\.(?<until>[0-9]{{1,11}})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
