using System.Security.Cryptography;
using Dashboard.Storage;
using Dashboard.Storage.Users;
using Dashboard.Web.Http;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// The browsers in which somebody has signed in before. Each keeps a signed cookie, good for one account until something ends that
/// account's sessions, as another password does. It lets nobody in: it keeps strangers who try the account's name from shutting out
/// its owner.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, PrincipalResolver principals, TimeProvider time)
{
    /// <summary>How often one cookie may come with a refused address; more are refused like all others from there.</summary>
    public const int PassesPerBrowser = 30;

    private const int MaxCookieLength = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("known-browser");
    private readonly AttemptLimiter _passes = new(time, PassesPerBrowser, SignInRateLimiter.Window);

    /// <summary>Gives a browser its cookie.</summary>
    /// <param name="context">The request that signed somebody in.</param>
    /// <param name="user">Who that is.</param>
    public void Remember(HttpContext context, User user) => context.Response.Cookies.Append(
        CookieNames.ForRequest(context).Known,
        _protector.Protect($"{user.Id} {user.SecurityStamp} {Guid.NewGuid():N}"),
        new CookieOptions
        {
            Path = LocalUrl.Create(context.Request, "/sign-in"), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, IsEssential = true,
        });

    /// <summary>The browser's id, if it is known for the account of that name; else null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name that is tried.</param>
    /// <exception cref="StorageException">The store does not work.</exception>
    public async Task<string?> FindAsync(HttpContext context, string name) =>
        Read(context) is { } known && await principals.FindUserAsync(known.Person, known.Stamp, context.RequestAborted) is { } principal
        && principal.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)
            ? known.Browser
            : null;

    /// <summary>Whether a request from a refused address may be looked at nevertheless.</summary>
    /// <param name="context">The request.</param>
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
