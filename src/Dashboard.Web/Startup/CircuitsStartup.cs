using Dashboard.Web.Access;
using Dashboard.Web.Components.Supervisor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Radzen;

namespace Dashboard.Web.Startup;

/// <summary>The pages that a person works in for hours: each lives on in a circuit.</summary>
internal static class CircuitsStartup
{
    // A page that lost its line comes back to where it was: a router that starts anew, a laptop that changes rooms. After this
    // it starts anew from its address, which costs a person next to nothing. A browser that was killed leaves the same behind
    // as one that will be back, so what is kept is bounded in time and, should an office lose its line at once, in number:
    // each holds a page of rows, some megabytes at 5,000 extensions. Kept ones draw nothing (DeskBoard).
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(2);
    private const int MostKept = 50;

    /// <summary>Adds them, and who looks at each page, live or not.</summary>
    public static IRazorComponentsBuilder AddCircuits(this IRazorComponentsBuilder pages)
    {
        pages.AddInteractiveServerComponents(o => (o.DisconnectedCircuitRetentionPeriod, o.DisconnectedCircuitMaxRetained) = (KeptFor, MostKept))
            // What a browser says in one go: a press, a word searched for, the places of rows. Nothing is uploaded.
            .AddHubOptions(o =>
            {
                o.MaximumReceiveMessageSize = 32 * 1024;
                o.AddFilter<CircuitLimiter>();
            });
        var services = pages.Services;
        services.AddSingleton<CircuitLimiter>();
        services.AddScoped<AuthenticationStateProvider, PrincipalAuthenticationStateProvider>();
        services.AddCascadingValue(s => SightOf((PrincipalAuthenticationStateProvider)s.GetRequiredService<AuthenticationStateProvider>()));
        services.AddScoped<DialogService>().AddScoped<TooltipService>().AddScoped<ContextMenuService>().AddScoped<NotificationService>();
        services.AddScoped<DeskBoard>().AddScoped<CircuitHandler>(s => s.GetRequiredService<DeskBoard>());
        services.AddScoped<DeskAlerts>();
        return pages;
    }

    /// <summary>Maps what a live page talks to. The framework's addresses name no policy of their own.</summary>
    public static void MapCircuits(this RazorComponentsEndpointConventionBuilder pages)
    {
        // Which pages may show ours in a frame is said in all headers, not only in those of live pages.
        pages.AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).Add(endpoint =>
        {
            if (PathOf(endpoint) is var path && (IsBelow(path, "_blazor") || IsBelow(path, "_framework")))
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Supervise));
            }
        });
        pages.Finally(endpoint =>
        {
            if (!IsBelow(PathOf(endpoint), "supervisor"))
            {
                SayItHasNoLiveParts(endpoint);
            }
        });
    }

    // Whatever page may have live parts carries a comment with what would be handed to them, another each time, though it has
    // none: walls and the sign-in need not. The framework's mark lists the ways to be live, and has no public name; should it
    // be called otherwise one day, the comment is back, which costs some bytes and is noticed by the test of the sign-in.
    private static void SayItHasNoLiveParts(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.FirstOrDefault(m => m.GetType().Name == "ConfiguredRenderModesMetadata") is { } mark)
        {
            endpoint.Metadata.Remove(mark);
            endpoint.Metadata.Add(Activator.CreateInstance(mark.GetType(), [Array.Empty<IComponentRenderMode>()])!);
        }
    }

    private static CascadingValueSource<Sight?> SightOf(PrincipalAuthenticationStateProvider provider)
    {
        var source = new CascadingValueSource<Sight?>(provider.Sight, isFixed: false);
        provider.AuthenticationStateChanged += state => _ = source.NotifyChangedAsync(provider.Sight);
        return source;
    }

    private static string PathOf(EndpointBuilder endpoint) => (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText ?? "";

    private static bool IsBelow(string path, string folder) => path.TrimStart('/').StartsWith(folder, StringComparison.OrdinalIgnoreCase);
}
