using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Connections;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

/// <summary>Configures the limits on connections.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Bounds the number of connections, within the file descriptor limit of the process.</summary>
    public static WebApplicationBuilder AddConnections(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        var urls = AddressKeys.Read(builder.Configuration, settings.IsDemo, new ConfigurationErrors());
        builder.Services.AddSingleton(_ => ConnectionBounds.FromOptions(settings.Limits, FileDescriptors.Limit())).AddSingleton<ConnectionGate>();
        // Kestrel uses the transport that was registered last.
        builder.Services.AddSingleton<IConnectionListenerFactory>(s => new BoundedListenerFactory(
            new SocketTransportFactory(s.GetRequiredService<IOptions<SocketTransportOptions>>(), s.GetRequiredService<ILoggerFactory>()), s.GetRequiredService<ConnectionGate>(), urls));
        return builder;
    }
}
