using System.Text.Encodings.Web;
using Dashboard.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Access;

/// <summary>Paired displays: a cookie with a token of their own, good for one board until it is revoked.</summary>
internal sealed class DisplaySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Visitors visitors, AccessSettings settings)
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
            if (await visitors.DisplayAsync(token, Context.RequestAborted) is not { } sight)
            {
                return Unknown(new AuthenticationFailureException("The display is not known."));
            }

            if (DisplayCookie.IsShownBy(Request) && !Response.HasStarted)
            {
                DisplayCookie.Give(Context, token);
            }

            return Success(sight);
        }
        catch (StorageException e)
        {
            Context.Features.Set(new StoreUnavailableFeature());
            return Unknown(e);
        }
    }

    // Nobody stands before it who could sign in: it shows a code again.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Challenge.Answer(Context, LocalPath.At(Request, "/display"));
        return Task.CompletedTask;
    }

    // The demo lets everybody in, one that was a display too.
    private AuthenticateResult Unknown(Exception why) => settings.IsOpen ? Success(Sight.Demo) : AuthenticateResult.Fail(why);

    private AuthenticateResult Success(Sight sight) =>
        AuthenticateResult.Success(new AuthenticationTicket(SightClaims.ToPrincipal(sight, Scheme.Name), Scheme.Name));

    // Its own board is where it belongs, whatever page it was led to.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Challenge.Answer(Context, LocalPath.At(Request, "/display"), StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}
