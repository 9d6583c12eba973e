using Microsoft.AspNetCore.Antiforgery;

namespace Dashboard.Web.Security.Http;

/// <summary>
/// Keeps what changes something to this host's own pages, and to programs. A page of somebody else's can make a browser send
/// its cookies, but it can neither say that it is ours nor know the word that our pages were given.
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

        // A program shows its token with every request, by itself; whoever else is known is known by what a browser adds.
        if (http.GetPrincipal().Kind is PrincipalKind.User or PrincipalKind.Display && !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.Problem("The page that this came from is older than the last sign-in. Reload it.", statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }
}
