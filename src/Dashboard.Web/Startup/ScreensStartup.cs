using Dashboard.Web.Access;
using Dashboard.Web.Api;
using Dashboard.Web.Components;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Supervisor;
using Dashboard.Web.Live;

namespace Dashboard.Web.Startup;

/// <summary>What can be opened.</summary>
internal static class ScreensStartup
{
    /// <summary>Adds the pages.</summary>
    public static WebApplicationBuilder AddScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(s => new FirstFitScript(s.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        builder.Services.AddRazorComponents().AddCircuits();
        return builder;
    }

    /// <summary>Maps every address of the host.</summary>
    public static WebApplication MapScreens(this WebApplication app)
    {
        app.UseEdges();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().MapCircuits();
        app.MapHub<PresenceHub>("/hubs/presence").RequireAuthorization(Policies.See);
        app.MapSnapshot();
        app.MapApi().MapDoors();
        app.MapDisplays();
        app.MapAudit();
        app.MapDeskFiles();
        app.MapJobs();

        // Both count from the first moment: made by the first scrape, they would have missed what came before it.
        app.Services.GetRequiredService<MetricStore>();
        app.Services.GetRequiredService<LiveMetrics>();
        return app;
    }
}
