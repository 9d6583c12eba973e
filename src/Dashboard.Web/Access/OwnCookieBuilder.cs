using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Access;

/// <summary>A cookie of ours that is good below one address of the host, wherever a proxy shows that.</summary>
/// <param name="path">The address from the root of the host.</param>
internal sealed class OwnCookieBuilder(string path) : CookieBuilder
{
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
