using Microsoft.AspNetCore.Antiforgery;

namespace Dashboard.Web.Security.Http;

/// <summary>
/// Rejects cross-site requests to state-changing endpoints: checks Sec-Fetch-Site and Origin and, for cookie principals, the antiforgery token. API clients are
/// exempt.
/// </summary>
internal sealed class RequestForgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!SameOrigin.IsSameOrigin(http.Request))
        {
            return Results.Problem("Only this host's own pages may ask for that.", statusCode: StatusCodes.Status403Forbidden);
        }

        // An API client sends its token explicitly. Browsers send cookies automatically, so those principals need the antiforgery token.
        if (http.GetPrincipal().Kind is PrincipalKind.User or PrincipalKind.Display && !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.Problem("The page that this came from is older than the last sign-in. Reload it.", statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }
}
