using Dashboard.Presence;
using Dashboard.Web.Api;
using Dashboard.Web.Live;
using Dashboard.Web.Startup.Settings;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Web.Startup;

/// <summary>What pushes to the screens.</summary>
internal static class LiveStartup
{
    /// <summary>Adds the boards, their feeds and the hub.</summary>
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder, DashboardSettings settings)
    {
        builder.Services.AddSingleton(s => new BoardDirectory(
            settings.Boards, s.GetRequiredService<PresenceBoard>(), s.GetRequiredService<TimeProvider>(), settings.IsDemo));
        builder.Services.AddSingleton(new StreamLimiter(settings.Limits));
        builder.Services.AddHostedService<FeedPump>();
        builder.Services.AddSingleton<LiveMetrics>();
        builder.Services.AddSingleton<MetricStore>();
        builder.Services.AddSignalR(o =>
            {
                // A viewer that vanished without a word is let go after this; its own ping comes every 5 or 15 s.
                o.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
                o.KeepAliveInterval = TimeSpan.FromSeconds(5);
                o.MaximumReceiveMessageSize = 4 * 1024;
            });
        // Of two protocols of one name SignalR takes the one that was added last.
        builder.Services.AddSingleton<IHubProtocol, FrameProtocol>();
        return builder;
    }
}
