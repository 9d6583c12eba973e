using System.Security.Cryptography;
using Dashboard.Storage;
using Dashboard.Storage.Users;
using Dashboard.Web.Http;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// The browsers in which a user has signed in before. Each has a signed cookie, valid for one user until that user's security stamp changes, as by a new
/// password. It does not authenticate. It lets the user sign in even after failed attempts by others have reached the limits.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, PrincipalResolver principals, TimeProvider time)
{
    /// <summary>How many requests from a blocked address one cookie may make per window. Further requests are refused.</summary>
    public const int PassesPerBrowser = 30;

    private const int MaxCookieLength = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("known-browser");
    private readonly AttemptLimiter _passes = new(time, PassesPerBrowser, SignInRateLimiter.Window);

    /// <summary>Writes the cookie of the browser.</summary>
    /// <param name="context">The request that signed the user in.</param>
    /// <param name="user">The user.</param>
    public void Remember(HttpContext context, User user) => context.Response.Cookies.Append(
        CookieNames.ForRequest(context).Known,
        _protector.Protect($"{user.Id} {user.SecurityStamp} {Guid.NewGuid():N}"),
        new CookieOptions
        {
            Path = LocalUrl.Create(context.Request, "/sign-in"), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, IsEssential = true,
        });

    /// <summary>Returns the browser's id when it is known for the user of that name; otherwise null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name of the sign-in attempt.</param>
    /// <exception cref="StorageException">Storage is unavailable.</exception>
    public async Task<string?> FindAsync(HttpContext context, string name) =>
        Read(context) is { } known && await principals.FindUserAsync(known.Person, known.Stamp, context.RequestAborted) is { } principal
        && principal.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)
            ? known.Browser
            : null;

    /// <summary>Counts and returns whether a request from a blocked address may be examined nevertheless.</summary>
    public bool TakePass(HttpContext context) => Read(context) is { } known && _passes.TryAcquire(known.Browser) is null;

    private (string Person, string Stamp, string Browser)? Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieNames.ForRequest(context).Known] is not { Length: > 0 and <= MaxCookieLength } cookie)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(cookie).Split(' ') is [var person, var stamp, var browser] ? (person, stamp, browser) : null;
        }
        catch (Exception e) when (e is CryptographicException or StorageException)
        {
            return null;
        }
    }
}
