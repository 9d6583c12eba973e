using Dashboard.Presence.History;
using Dashboard.Web.History;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the activity history.</summary>
internal static class HistoryExtensions
{
    /// <summary>Adds the activity history of the day and its recorder.</summary>
    public static WebApplicationBuilder AddHistory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(s => new ActivityHistory(s.GetRequiredService<TimeProvider>().GetUtcNow()));
        builder.Services.AddHostedService<ActivityHistoryRecorder>();
        return builder;
    }
}
