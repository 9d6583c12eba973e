using Dashboard.Web.Api;
using Dashboard.Web.Components;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Startup;

/// <summary>What can be opened.</summary>
internal static class ScreensStartup
{
    /// <summary>Adds the pages.</summary>
    public static WebApplicationBuilder AddScreens(this WebApplicationBuilder builder)
    {
        // Without this the assets are found in Development and after publishing only.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();
        // Nothing that must outlive this process is protected yet, so no keys are left on the disk.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Warning);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return builder;
    }

    /// <summary>Maps every address of the host.</summary>
    public static WebApplication MapScreens(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.MapHub<PresenceHub>("/hubs/presence");
        app.MapApi();

        // Both count from the first moment: made by the first scrape, they would have missed what came before it.
        app.Services.GetRequiredService<MetricStore>();
        app.Services.GetRequiredService<LiveMetrics>();
        return app;
    }
}
