using Dashboard.Presence.Store;
using Dashboard.Web.Time;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the presence store and the clock.</summary>
internal static class PresenceExtensions
{
    /// <summary>Adds the clock and the presence store.</summary>
    public static WebApplicationBuilder AddPresence(this WebApplicationBuilder builder, TimeProvider? clock = null)
    {
        builder.Services.AddSingleton(new MonotonicTimeProvider(clock ?? TimeProvider.System));
        builder.Services.AddSingleton<TimeProvider>(s => s.GetRequiredService<MonotonicTimeProvider>());
        builder.Services.AddSingleton<ClockStepMonitor>().AddHostedService(s => s.GetRequiredService<ClockStepMonitor>());
        builder.Services.AddSingleton(s => new PresenceStore(s.GetRequiredService<TimeProvider>(), Guid.NewGuid().ToString("N")));
        return builder;
    }
}
