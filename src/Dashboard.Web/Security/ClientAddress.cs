using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Security;

/// <summary>Groups client addresses for rate limits.</summary>
internal static class ClientAddress
{
    /// <summary>Returns the address as a key. IPv6 addresses are grouped by /64 network, since one client usually has all of it.</summary>
    public static string GetPartitionKey(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return $"{address?.MapToIPv4()}";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}";
    }
}
