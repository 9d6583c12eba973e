using Dashboard.Presence.Store;
using Dashboard.Web.Api.Metrics;
using Dashboard.Web.Configuration;
using Dashboard.Web.Live;
using Dashboard.Web.Live.Frames;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the live updates of boards.</summary>
internal static class LiveExtensions
{
    /// <summary>Adds the boards, their streams and the hub.</summary>
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        builder.Services.AddSingleton(s => new BoardRegistry(
            settings.Boards, s.GetRequiredService<PresenceStore>(), s.GetRequiredService<TimeProvider>(), settings.IsDemo));
        builder.Services.AddSingleton(new StreamLimiter(settings.Limits));
        builder.Services.AddHostedService<BoardBroadcastService>();
        builder.Services.AddSingleton<LiveMetrics>();
        builder.Services.AddSingleton<MetricCollector>();
        builder.Services.AddSignalR(o =>
            {
                // A connection without messages is closed after this time. Clients ping every 5 or 15 s.
                o.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
                o.KeepAliveInterval = TimeSpan.FromSeconds(5);
                o.MaximumReceiveMessageSize = 4 * 1024;
            });
        // Of two protocols with one name SignalR uses the one that was added last.
        builder.Services.AddSingleton<IHubProtocol, FrameProtocol>();
        return builder;
    }
}
