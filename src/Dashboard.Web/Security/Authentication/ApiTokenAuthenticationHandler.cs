using System.Text.Encodings.Web;
using Dashboard.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Authenticates API clients by <c>Authorization: Bearer</c> with a token that an administrator created.</summary>
internal sealed class ApiTokenAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PrincipalResolver principals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>Returns the bearer token of a request; null when it has none.</summary>
    public static string? GetToken(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (GetToken(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            return await principals.FindApiClientAsync(token, Context.RequestAborted) is { } principal
                ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalClaims.ToPrincipal(principal, Scheme.Name), Scheme.Name))
                : AuthenticateResult.Fail("The token is not known.");
        }
        catch (StorageException e)
        {
            Context.Features.Set(new StoreUnavailableFeature());
            return AuthenticateResult.Fail(e);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Features.Get<StoreUnavailableFeature>() is not null)
        {
            await Results.Problem("The database does not work now, so the token cannot be looked up.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(Context);
            return;
        }

        var isShown = GetToken(Request) is not null;
        Response.Headers.WWWAuthenticate = isShown ? "Bearer error=\"invalid_token\"" : "Bearer";
        await Results.Problem(
                isShown ? "The token is not known: it was revoked, or its time is over. An administrator can make another."
                    : "A token is needed: Authorization: Bearer, with one that an administrator made.",
                statusCode: StatusCodes.Status401Unauthorized)
            .ExecuteAsync(Context);
    }
}
