using System.Text.Encodings.Web;
using Dashboard.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Access;

/// <summary>
/// People whom a trusted reverse proxy has signed in: it says so with each request. Whom it names and nobody here knows may
/// still have a session of their own, as the first administrator has, or be a paired display.
/// </summary>
internal sealed class ProxySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OuterPeople people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private string Otherwise => Schemes.ByCookie(Request);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            if (OuterName.Of(Context) is { } name && await people.FindAsync(Context, name, "the proxy") is { } person)
            {
                var principal = SightClaims.ToPrincipal(Sight.Of(person), Scheme.Name, person.Stamp);
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
        if (Otherwise == Schemes.Display)
        {
            return Context.ChallengeAsync(Schemes.Display);
        }

        Challenge.Answer(Context, SignInPath.To(Request, LocalPath.Of(Request, LocalPath.Of(Request)), SignInTrouble.Unknown));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.ForbidAsync(Otherwise);
}
