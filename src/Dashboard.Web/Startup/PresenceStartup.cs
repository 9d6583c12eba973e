using Dashboard.Presence;
using Dashboard.Web.Clock;

namespace Dashboard.Web.Startup;

/// <summary>What is known.</summary>
internal static class PresenceStartup
{
    /// <summary>Adds the clock and the board.</summary>
    public static WebApplicationBuilder AddPresence(this WebApplicationBuilder builder, TimeProvider? clock = null)
    {
        // The scheduler of the polls goes by it too: it takes the clock that is here.
        builder.Services.AddSingleton(new SteadyClock(clock ?? TimeProvider.System));
        builder.Services.AddSingleton<TimeProvider>(s => s.GetRequiredService<SteadyClock>());
        builder.Services.AddHostedService<ClockWatch>();
        builder.Services.AddSingleton(s => new PresenceBoard(s.GetRequiredService<TimeProvider>(), Guid.NewGuid().ToString("N")));
        return builder;
    }
}
