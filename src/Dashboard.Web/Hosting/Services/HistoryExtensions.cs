using Dashboard.Presence.History;
using Dashboard.Web.History;

namespace Dashboard.Web.Hosting.Services;

/// <summary>What is remembered of the day.</summary>
internal static class HistoryExtensions
{
    /// <summary>Adds the memory and who looks for it.</summary>
    public static WebApplicationBuilder AddHistory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(s => new ActivityHistory(s.GetRequiredService<TimeProvider>().GetUtcNow()));
        builder.Services.AddHostedService<ActivityHistoryRecorder>();
        return builder;
    }
}
