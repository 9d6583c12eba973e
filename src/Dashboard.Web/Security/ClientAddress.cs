using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Security;

/// <summary>Where somebody comes from, as it is counted.</summary>
internal static class ClientAddress
{
    /// <summary>The address. Who has one of IPv6 has all of its network of 2^64: they count as one.</summary>
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
