using Dashboard.Storage;
using Dashboard.Web.Http;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Validates the session cookie of each request and responds to requests without a valid one.</summary>
internal sealed class SessionCookieEvents(PrincipalResolver principals, SessionRevocation ends) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal || PrincipalClaims.GetPrincipal(principal) is not { } known || PrincipalClaims.GetSessionId(principal) is null)
        {
            context.RejectPrincipal();
            return;
        }

        try
        {
            var aborted = context.HttpContext.RequestAborted;
            if (await principals.FindUserAsync(known.Id, PrincipalClaims.GetSecurityStamp(principal), aborted) is null || await ends.IsRevokedAsync(principal, aborted))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(AuthenticationSchemeNames.Cookie);
            }
        }
        catch (StorageException)
        {
            // The cookie has a valid signature and the database cannot contradict it. The board stays available.
        }
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ChallengeResponse.Answer(context.HttpContext, SignInUrls.Create(context.Request, LocalUrl.FromRequest(context.Request)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
