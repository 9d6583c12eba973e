using Dashboard.Presence;
using Dashboard.Web.Clock;

namespace Dashboard.Web.Startup;

/// <summary>What is known.</summary>
internal static class PresenceStartup
{
    /// <summary>Adds the clock and the board.</summary>
    public static WebApplicationBuilder AddPresence(this WebApplicationBuilder builder, TimeProvider? clock = null)
    {
        builder.Services.AddSingleton(new SteadyClock(clock ?? TimeProvider.System));
        builder.Services.AddSingleton<TimeProvider>(s => s.GetRequiredService<SteadyClock>());
        builder.Services.AddSingleton<ClockWatch>().AddHostedService(s => s.GetRequiredService<ClockWatch>());
        builder.Services.AddSingleton(s => new PresenceBoard(s.GetRequiredService<TimeProvider>(), Guid.NewGuid().ToString("N")));
        return builder;
    }
}
