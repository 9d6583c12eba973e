using Dashboard.Web.Connections;
using Dashboard.Web.Startup.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Startup;

/// <summary>Who may connect, and how often.</summary>
internal static class ConnectionsStartup
{
    /// <summary>Bounds connections within the descriptors of the process.</summary>
    public static WebApplicationBuilder AddConnections(this WebApplicationBuilder builder, DashboardSettings settings)
    {
        var urls = AddressKeys.Read(builder.Configuration, settings.IsDemo, new SettingsErrors());
        builder.Services.AddSingleton(_ => ConnectionBounds.Of(settings.Limits, Descriptors.Limit())).AddSingleton<ConnectionGate>();
        // Kestrel takes the transport that was added last.
        builder.Services.AddSingleton<IConnectionListenerFactory>(s => new BoundedListenerFactory(
            new SocketTransportFactory(s.GetRequiredService<IOptions<SocketTransportOptions>>(), s.GetRequiredService<ILoggerFactory>()), s.GetRequiredService<ConnectionGate>(), urls));
        return builder;
    }
}
