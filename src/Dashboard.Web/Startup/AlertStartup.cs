using Dashboard.Web.Alerts;

namespace Dashboard.Web.Startup;

/// <summary>Who watches the boards' rules.</summary>
internal static class AlertStartup
{
    /// <summary>Adds the alerts of every board and whoever is told of them.</summary>
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AlertMetrics>();
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddSingleton<AlertDesks>();
        builder.Services.AddHostedService(s => s.GetRequiredService<WebhookSender>());
        builder.Services.AddHostedService<AlertWatch>();
        return builder;
    }
}
