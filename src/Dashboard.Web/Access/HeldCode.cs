using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Storage.Displays;

namespace Dashboard.Web.Access;

/// <summary>The code that a TV shows, and its claim to it, as the TV itself keeps them: in a cookie, so that no script and no address carries it.</summary>
internal sealed partial record HeldCode(string Claim, string Code, DateTimeOffset Until)
{
    private const string Path = "/display";

    /// <summary>What a request carries; null when there is nothing, or nothing that we gave.</summary>
    public static HeldCode? Of(HttpRequest request) =>
        Form().Match(request.Cookies[CookieNames.Of(request.HttpContext).Pairing] ?? "") is { Success: true } match
            ? new HeldCode(
                match.Groups["claim"].Value, match.Groups["code"].Value,
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups["until"].Value, CultureInfo.InvariantCulture)))
            : null;

    /// <summary>Takes it back.</summary>
    public static void Drop(HttpContext context) => context.Response.Cookies.Delete(CookieNames.Of(context).Pairing, new CookieOptions { Path = LocalPath.At(context.Request, Path) });

    /// <summary>Gives it to a TV to keep, a little longer than it is good.</summary>
    public void Give(HttpContext context) => context.Response.Cookies.Append(
        CookieNames.Of(context).Pairing,
        string.Create(CultureInfo.InvariantCulture, $"{Claim}.{Code}.{Until.ToUnixTimeSeconds()}"),
        new CookieOptions
        {
            Path = LocalPath.At(context.Request, Path), HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = 2 * PairingCodes.Lifetime, IsEssential = true,
        });

    [GeneratedRegex($@"^(?<claim>[0-9a-f]{{64}})\.(?<code>[{PairingCodes.Alphabet}]{{6}})\.(?<until>[0-9]{{1,11}})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
