using Dashboard.Web.Api;
using Dashboard.Web.Api.Metrics;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Audit;
using Dashboard.Web.Features.Boards;
using Dashboard.Web.Features.Displays;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Live;
using Dashboard.Web.Security;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the pages and endpoints.</summary>
internal static class PageExtensions
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(s => new InitialFitScript(s.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        builder.Services.AddRazorComponents().AddCircuits();
        return builder;
    }

    /// <summary>Maps all endpoints of the host.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseHttpPipeline();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().MapCircuits();
        app.MapHub<PresenceHub>("/hubs/presence").RequireAuthorization(AuthorizationPolicies.ViewBoard);
        app.MapSnapshot();
        app.MapApi().MapAuth();
        app.MapDisplays();
        app.MapAudit();
        app.MapGridExport();
        app.MapJobs();

        // Both must count from the start. Created by the first scrape, they would miss earlier measurements.
        app.Services.GetRequiredService<MetricCollector>();
        app.Services.GetRequiredService<LiveMetrics>();
        return app;
    }
}
