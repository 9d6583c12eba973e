using Dashboard.Presence;
using Dashboard.Web.Today;

namespace Dashboard.Web.Startup;

/// <summary>What is remembered of the day.</summary>
internal static class TodayStartup
{
    /// <summary>Adds the memory and who looks for it.</summary>
    public static WebApplicationBuilder AddToday(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(s => new DayMemory(s.GetRequiredService<TimeProvider>().GetUtcNow()));
        builder.Services.AddHostedService<DayWatch>();
        return builder;
    }
}
