using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Alerts;

/// <summary>
/// Where a webhook may be sent. The administrator names the receiver, and receivers inside the network are usual. Link-local
/// addresses are refused: in a cloud the machine's own credentials are read there. Each connection is checked by the address
/// that it goes to, so a name that changes its address is checked again.
/// </summary>
/// <param name="resolve">Finds the addresses of a name.</param>
internal sealed class WebhookAddresses(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private static readonly IPAddress Metadata = IPAddress.Parse("fd00:ec2::254");

    /// <summary>Whether a webhook may be sent to an address.</summary>
    public static bool Allows(IPAddress address) =>
        !address.IsIPv6LinkLocal && !address.Equals(Metadata) && !((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes() is [169, 254, _, _]);

    /// <summary>Connects to the first address of a host that answers.</summary>
    /// <exception cref="WebhookAddressException">All of its addresses are link-local.</exception>
    /// <exception cref="SocketException">The name is not known, or no address answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var all = await resolve(context.DnsEndPoint.Host, cancellationToken);
        var allowed = all.Where(Allows).ToArray();
        if (allowed.Length == 0 && all.Length > 0)
        {
            throw new WebhookAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A webhook's host has link-local addresses alone.</summary>
internal sealed class WebhookAddressException() : Exception("its address is link-local, and webhooks are not sent there");
