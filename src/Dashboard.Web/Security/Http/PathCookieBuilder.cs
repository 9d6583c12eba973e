using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Security.Http;

/// <summary>Builds a cookie with a name that is known only once the database was reached, and with a path relative to the path base.</summary>
/// <param name="name">Returns the current name.</param>
/// <param name="path">The path below the root of the host.</param>
internal sealed class PathCookieBuilder(Func<string> name, string path = "/") : CookieBuilder
{
    /// <inheritdoc/>
    public override string? Name
    {
        get => name();
        set => throw new NotSupportedException($"The name of this cookie is {name()}.");
    }

    /// <inheritdoc/>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = base.Build(context, expiresFrom);
        // While Hangfire's dashboard handles a request, the request's path base includes the address of that dashboard.
        var pathBase = context.Features.Get<IAuthenticationFeature>()?.OriginalPathBase ?? context.Request.PathBase;
        options.Path = $"{pathBase}{path}";
        return options;
    }
}
