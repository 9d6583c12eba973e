using Dashboard.Storage.Users;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dashboard.Web.Security.Authentication;

/// <summary>A person's session: a cookie that ends when the person is changed or removed.</summary>
internal static class SessionCookie
{
    /// <summary>Sets the cookie up.</summary>
    public static void Configure(CookieAuthenticationOptions options, AccessOptions settings, CookieNames names)
    {
        // Over https always, and never over http but on loopback, where no browser would send it back otherwise.
        options.Cookie = new PathCookieBuilder(() => names.Session)
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true,
        };
        options.ExpireTimeSpan = settings.SessionLifetime;
        options.SlidingExpiration = true;
        options.EventsType = typeof(SessionCookieEvents);
    }

    /// <summary>
    /// Begins a session, whose browser is known from then on. An earlier session of this browser ends, of any user: a stranger cannot plant a
    /// session on another.
    /// </summary>
    public static Task SignInAsync(HttpContext context, User user)
    {
        context.RequestServices.GetRequiredService<KnownBrowsers>().Remember(context, user);
        return context.SignInAsync(
            AuthenticationSchemeNames.Cookie, PrincipalClaims.ToPrincipal(AccessPrincipal.Create(user), AuthenticationSchemeNames.Cookie, user.SecurityStamp, Guid.NewGuid().ToString("N")), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the session of whoever asks, wherever its cookie was copied to.</summary>
    public static async Task SignOutAsync(HttpContext context)
    {
        await context.RequestServices.GetRequiredService<SessionRevocation>().RevokeAsync(context.User);
        await context.SignOutAsync(AuthenticationSchemeNames.Cookie);
    }
}
