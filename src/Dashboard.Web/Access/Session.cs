using Dashboard.Storage.People;
using Dashboard.Web.Access.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dashboard.Web.Access;

/// <summary>A person's session: a cookie that ends when the person is changed or removed.</summary>
internal static class Session
{
    /// <summary>Sets the cookie up.</summary>
    public static void Configure(CookieAuthenticationOptions options, AccessSettings settings, CookieNames names)
    {
        // Over https always, and never over http but on loopback, where no browser would send it back otherwise.
        options.Cookie = new OwnCookieBuilder(() => names.Session)
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
    public static Task BeginAsync(HttpContext context, Person person)
    {
        context.RequestServices.GetRequiredService<KnownBrowsers>().Give(context, person);
        return context.SignInAsync(
            Schemes.Session, SightClaims.ToPrincipal(Sight.Of(person), Schemes.Session, person.Stamp, Guid.NewGuid().ToString("N")), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the session of whoever asks, wherever its cookie was copied to.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        await context.RequestServices.GetRequiredService<SessionEnds>().EndAsync(context.User);
        await context.SignOutAsync(Schemes.Session);
    }
}
