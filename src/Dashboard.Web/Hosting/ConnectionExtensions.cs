using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Connections;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

/// <summary>Who may connect, and how often.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Bounds connections within the descriptors of the process.</summary>
    public static WebApplicationBuilder AddConnections(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        var urls = AddressKeys.Read(builder.Configuration, settings.IsDemo, new ConfigurationErrors());
        builder.Services.AddSingleton(_ => ConnectionBounds.FromOptions(settings.Limits, FileDescriptors.Limit())).AddSingleton<ConnectionGate>();
        // Kestrel takes the transport that was added last.
        builder.Services.AddSingleton<IConnectionListenerFactory>(s => new BoundedListenerFactory(
            new SocketTransportFactory(s.GetRequiredService<IOptions<SocketTransportOptions>>(), s.GetRequiredService<ILoggerFactory>()), s.GetRequiredService<ConnectionGate>(), urls));
        return builder;
    }
}
