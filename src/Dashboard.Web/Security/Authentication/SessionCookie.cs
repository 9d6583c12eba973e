using Dashboard.Storage.Users;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dashboard.Web.Security.Authentication;

/// <summary>The session cookie of a user. The session ends when the user is changed or removed.</summary>
internal static class SessionCookie
{
    /// <summary>Configures the cookie authentication options.</summary>
    public static void Configure(CookieAuthenticationOptions options, AccessOptions settings, CookieNames names)
    {
        // The cookie is Secure on https. Over http only loopback works, where a browser would not return a Secure cookie.
        options.Cookie = new PathCookieBuilder(() => names.Session)
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true,
        };
        options.ExpireTimeSpan = settings.SessionLifetime;
        options.SlidingExpiration = true;
        options.EventsType = typeof(SessionCookieEvents);
    }

    /// <summary>
    /// Begins a session and remembers the browser as known. It replaces any earlier session of this browser, of any user, which prevents session fixation.
    /// </summary>
    public static Task SignInAsync(HttpContext context, User user)
    {
        context.RequestServices.GetRequiredService<KnownBrowsers>().Remember(context, user);
        return context.SignInAsync(
            AuthenticationSchemeNames.Cookie, PrincipalClaims.ToPrincipal(AccessPrincipal.Create(user), AuthenticationSchemeNames.Cookie, user.SecurityStamp, Guid.NewGuid().ToString("N")), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the session of the request, including all copies of its cookie.</summary>
    public static async Task SignOutAsync(HttpContext context)
    {
        await context.RequestServices.GetRequiredService<SessionRevocation>().RevokeAsync(context.User);
        await context.SignOutAsync(AuthenticationSchemeNames.Cookie);
    }
}
