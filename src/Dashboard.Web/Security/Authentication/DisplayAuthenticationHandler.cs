using System.Text.Encodings.Web;
using Dashboard.Storage;
using Dashboard.Web.Http;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Authenticates paired displays by a cookie with the display's token, valid for one board until it is revoked.</summary>
internal sealed class DisplayAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PrincipalResolver principals, AccessOptions settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CookieNames.TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            if (await principals.FindDisplayAsync(token, Context.RequestAborted) is not { } principal)
            {
                return Unknown(new AuthenticationFailureException("The display is not known."));
            }

            if (DisplayCookie.IsShownBy(Request) && !Response.HasStarted)
            {
                DisplayCookie.Write(Context, token);
            }

            return Success(principal);
        }
        catch (StorageException e)
        {
            Context.Features.Set(new StoreUnavailableFeature());
            return Unknown(e);
        }
    }

    // A display has no user who could sign in, so it returns to the pairing page.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        ChallengeResponse.Answer(Context, LocalUrl.Create(Request, "/display"));
        return Task.CompletedTask;
    }

    // In demo mode an unknown display gets the demo principal.
    private AuthenticateResult Unknown(Exception why) => settings.IsOpen ? Success(AccessPrincipal.Demo) : AuthenticateResult.Fail(why);

    private AuthenticateResult Success(AccessPrincipal principal) =>
        AuthenticateResult.Success(new AuthenticationTicket(PrincipalClaims.ToPrincipal(principal, Scheme.Name), Scheme.Name));

    // A display that requests a page it may not view is redirected to its own board.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        ChallengeResponse.Answer(Context, LocalUrl.Create(Request, "/display"), StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}
