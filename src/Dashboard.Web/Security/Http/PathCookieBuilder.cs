using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Security.Http;

/// <summary>A cookie of ours whose name is known only once the database was reached, and that is good below one address of the host, wherever a proxy shows that.</summary>
/// <param name="name">Its name now.</param>
/// <param name="path">The address from the root of the host.</param>
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
        // While a page about jobs is made, the request's own path base is the address of that page.
        var pathBase = context.Features.Get<IAuthenticationFeature>()?.OriginalPathBase ?? context.Request.PathBase;
        options.Path = $"{pathBase}{path}";
        return options;
    }
}
