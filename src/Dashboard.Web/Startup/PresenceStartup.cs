using Dashboard.Presence;

namespace Dashboard.Web.Startup;

/// <summary>What is known.</summary>
internal static class PresenceStartup
{
    /// <summary>Adds the clock and the board.</summary>
    public static WebApplicationBuilder AddPresence(this WebApplicationBuilder builder, TimeProvider? clock = null)
    {
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(s => new PresenceBoard(s.GetRequiredService<TimeProvider>(), Guid.NewGuid().ToString("N")));
        return builder;
    }
}
