using Dashboard.Web.Alerts;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the alerts of the boards.</summary>
internal static class AlertExtensions
{
    /// <summary>Adds the alerts of every board and the webhooks.</summary>
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AlertMetrics>();
        builder.Services.AddSingleton<WebhookDispatcher>();
        builder.Services.AddSingleton<BoardAlertRegistry>();
        builder.Services.AddHostedService(s => s.GetRequiredService<WebhookDispatcher>());
        builder.Services.AddHostedService<AlertEvaluationService>();
        return builder;
    }
}
