using Dashboard.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dashboard.Web.Access;

/// <summary>Checks a session cookie with each request, and answers requests that need one and have none.</summary>
internal sealed class SessionCookieEvents(Visitors visitors, SessionEnds ends) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal || SightClaims.Of(principal) is not { } known || SightClaims.SessionOf(principal) is null)
        {
            context.RejectPrincipal();
            return;
        }

        try
        {
            var aborted = context.HttpContext.RequestAborted;
            if (await visitors.PersonAsync(known.Id, SightClaims.StampOf(principal), aborted) is null || await ends.HasEndedAsync(principal, aborted))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(Schemes.Session);
            }
        }
        catch (StorageException)
        {
            // Signed by us, and the database does not say otherwise: the board goes on.
        }
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        Challenge.Answer(context.HttpContext, SignInPath.To(context.Request, LocalPath.Of(context.Request)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
