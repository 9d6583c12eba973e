using Dashboard.Web.Connections;
using Dashboard.Web.Features.Supervisor.Alerts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Radzen;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures Blazor Server: the interactive pages and their circuits.</summary>
internal static class CircuitExtensions
{
    // A disconnected circuit is kept so that a page resumes after a short network failure. Later the page restarts from its address, at little cost to the
    // user. A closed browser may also leave a circuit, so both time and number are bounded. Each circuit holds a page of rows, some megabytes at 5,000
    // extensions. A disconnected circuit renders nothing (SupervisorUpdates).
    private static readonly TimeSpan DisconnectedRetention = TimeSpan.FromMinutes(2);
    private const int MaxDisconnected = 50;

    /// <summary>Adds interactive components and the cascading principal.</summary>
    public static IRazorComponentsBuilder AddCircuits(this IRazorComponentsBuilder pages)
    {
        pages.AddInteractiveServerComponents(o => (o.DisconnectedCircuitRetentionPeriod, o.DisconnectedCircuitMaxRetained) = (DisconnectedRetention, MaxDisconnected))
            // Limits client messages: events, search texts and scroll positions. There are no uploads.
            .AddHubOptions(o =>
            {
                o.MaximumReceiveMessageSize = 32 * 1024;
                o.AddFilter<CircuitLimiter>();
            });
        var services = pages.Services;
        services.AddSingleton<CircuitLimiter>();
        services.AddScoped<AuthenticationStateProvider, PrincipalAuthenticationStateProvider>();
        services.AddCascadingValue(s => GetPrincipal((PrincipalAuthenticationStateProvider)s.GetRequiredService<AuthenticationStateProvider>()));
        services.AddScoped<DialogService>().AddScoped<TooltipService>().AddScoped<ContextMenuService>().AddScoped<NotificationService>();
        services.AddScoped<SupervisorUpdates>().AddScoped<CircuitHandler>(s => s.GetRequiredService<SupervisorUpdates>());
        services.AddScoped<SupervisorAlerts>();
        return pages;
    }

    /// <summary>Maps the circuits' endpoints with an authorization policy, because the framework's endpoints have none.</summary>
    public static void MapCircuits(this RazorComponentsEndpointConventionBuilder pages)
    {
        // SecurityHeaders sets frame-ancestors for all pages, not only for interactive ones.
        pages.AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).Add(endpoint =>
        {
            if (PathOf(endpoint) is var path && (IsBelow(path, "_blazor") || IsBelow(path, "_framework")))
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(AuthorizationPolicies.UseSupervisor));
            }
        });
        pages.Finally(endpoint =>
        {
            if (!IsBelow(PathOf(endpoint), "supervisor"))
            {
                MarkWithoutLiveParts(endpoint);
            }
        });
    }

    // A page with render modes contains a state comment that differs with each response, even without interactive components. Boards and the sign-in page do
    // not need it. The framework's metadata type is not public. If it is renamed, the comment returns and the sign-in page's test fails.
    private static void MarkWithoutLiveParts(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.FirstOrDefault(m => m.GetType().Name == "ConfiguredRenderModesMetadata") is { } mark)
        {
            endpoint.Metadata.Remove(mark);
            endpoint.Metadata.Add(Activator.CreateInstance(mark.GetType(), [Array.Empty<IComponentRenderMode>()])!);
        }
    }

    private static CascadingValueSource<AccessPrincipal?> GetPrincipal(PrincipalAuthenticationStateProvider provider)
    {
        var source = new CascadingValueSource<AccessPrincipal?>(provider.Principal, isFixed: false);
        provider.AuthenticationStateChanged += state => _ = source.NotifyChangedAsync(provider.Principal);
        return source;
    }

    private static string PathOf(EndpointBuilder endpoint) => (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText ?? "";

    private static bool IsBelow(string path, string folder) => path.TrimStart('/').StartsWith(folder, StringComparison.OrdinalIgnoreCase);
}
