using System.Text.Encodings.Web;
using Dashboard.Storage;
using Dashboard.Web.Http;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security.Authentication;

/// <summary>
/// Authenticates users named by a trusted reverse proxy in a request header. A user that the store does not have may still use a session cookie, as the first
/// administrator does, or a display cookie.
/// </summary>
internal sealed class TrustedProxyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ExternalUserResolver people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private string Otherwise => AuthenticationSchemeNames.ByCookie(Request);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            if (TrustedProxyMiddleware.GetUserName(Context) is { } name && await people.FindAsync(Context, name, "the proxy") is { } user)
            {
                var principal = PrincipalClaims.ToPrincipal(AccessPrincipal.Create(user), Scheme.Name, user.SecurityStamp);
                return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
            }
        }
        catch (StorageException e)
        {
            Context.Features.Set(new StoreUnavailableFeature());
            return AuthenticateResult.Fail(e);
        }

        return await Context.AuthenticateAsync(Otherwise);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Otherwise == AuthenticationSchemeNames.DisplayCookie)
        {
            return Context.ChallengeAsync(AuthenticationSchemeNames.DisplayCookie);
        }

        ChallengeResponse.Answer(Context, SignInUrls.Create(Request, LocalUrl.FromRequest(Request, LocalUrl.FromRequest(Request)), SignInError.Unknown));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.ForbidAsync(Otherwise);
}
