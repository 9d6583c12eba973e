using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Dashboard.Web.Connections;

/// <summary>Creates listeners for the host's addresses that observe the limits of the gate.</summary>
/// <param name="inner">Creates the socket listeners.</param>
/// <param name="gate">Counts the connections.</param>
/// <param name="urls">The host's addresses.</param>
internal sealed class BoundedListenerFactory(SocketTransportFactory inner, ConnectionGate gate, IEnumerable<string> urls) : IConnectionListenerFactory
{
    private readonly HashSet<int> _tlsPorts = [.. urls.Select(url => new Uri(url)).Where(url => url.Scheme == Uri.UriSchemeHttps).Select(url => url.Port)];

    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new BoundedListener(await inner.BindAsync(endpoint, cancellationToken), gate, endpoint is IPEndPoint ip && _tlsPorts.Contains(ip.Port));
}
