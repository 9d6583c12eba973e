using System.Net;
using Dashboard.Web.Access;

namespace Dashboard.Web.Alerts;

/// <summary>What whoever acknowledges an alert is called, in the list, in the log and by the webhook.</summary>
internal static class Acknowledger
{
    /// <summary>The name of who is signed in. In the demo nobody is: the address is what is known of who asks.</summary>
    /// <param name="sight">Who asks.</param>
    /// <param name="address">From where.</param>
    public static string Of(Sight sight, IPAddress? address) => sight.Kind == SightKind.Demo ? Named(address) : sight.Name;

    private static string Named(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => Named(address.MapToIPv4()),
        _ when IPAddress.IsLoopback(address) => "this computer",
        _ => address.ToString(),
    };
}
