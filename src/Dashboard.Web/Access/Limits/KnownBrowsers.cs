using System.Security.Cryptography;
using Dashboard.Storage;
using Dashboard.Storage.People;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Access.Limits;

/// <summary>
/// The browsers in which somebody has signed in before. Each keeps a signed cookie, good for one account until something ends that
/// account's sessions, as another password does. It lets nobody in: it keeps strangers who try the account's name from shutting out
/// its owner.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, Visitors visitors, TimeProvider time)
{
    /// <summary>How often one cookie may come with a refused address; more are refused like all others from there.</summary>
    public const int PassesPerBrowser = 30;

    private const int LongestCookie = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("known-browser");
    private readonly AttemptLimiter _passes = new(time, PassesPerBrowser, SignInLimiter.Window);

    /// <summary>Gives a browser its cookie.</summary>
    /// <param name="context">The request that signed somebody in.</param>
    /// <param name="person">Who that is.</param>
    public void Give(HttpContext context, Person person) => context.Response.Cookies.Append(
        CookieNames.Of(context).Known,
        _protector.Protect($"{person.Id} {person.Stamp} {Guid.NewGuid():N}"),
        new CookieOptions
        {
            Path = LocalPath.At(context.Request, "/sign-in"), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, IsEssential = true,
        });

    /// <summary>The browser's id, if it is known for the account of that name; else null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name that is tried.</param>
    /// <exception cref="StorageException">The store does not work.</exception>
    public async Task<string?> FindAsync(HttpContext context, string name) =>
        Read(context) is { } known && await visitors.PersonAsync(known.Person, known.Stamp, context.RequestAborted) is { } sight
        && sight.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)
            ? known.Browser
            : null;

    /// <summary>Whether a request from a refused address may be looked at nevertheless.</summary>
    /// <param name="context">The request.</param>
    public bool TakePass(HttpContext context) => Read(context) is { } known && _passes.Take(known.Browser) is null;

    private (string Person, string Stamp, string Browser)? Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieNames.Of(context).Known] is not { Length: > 0 and <= LongestCookie } cookie)
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
