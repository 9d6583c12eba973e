using System.Text.Encodings.Web;
using Dashboard.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Access;

/// <summary>Programs: <c>Authorization: Bearer</c> with a token that an administrator made.</summary>
internal sealed class BearerSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Visitors visitors)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>The token of a request; null when it carries none.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            return await visitors.ProgramAsync(token, Context.RequestAborted) is { } sight
                ? AuthenticateResult.Success(new AuthenticationTicket(SightClaims.ToPrincipal(sight, Scheme.Name), Scheme.Name))
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

        var isShown = TokenOf(Request) is not null;
        Response.Headers.WWWAuthenticate = isShown ? "Bearer error=\"invalid_token\"" : "Bearer";
        await Results.Problem(
                isShown ? "The token is not known: it was revoked, or its time is over. An administrator can make another."
                    : "A token is needed: Authorization: Bearer, with one that an administrator made.",
                statusCode: StatusCodes.Status401Unauthorized)
            .ExecuteAsync(Context);
    }
}
