using System.Net;
using Dashboard.Web.Security;

namespace Dashboard.Web.Alerts;

/// <summary>What whoever acknowledges an alert is called, in the list, in the log and by the webhook.</summary>
internal static class AcknowledgementActor
{
    /// <summary>The name of who is signed in. In the demo nobody is: the address is what is known of who asks.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="address">From where.</param>
    public static string Create(AccessPrincipal principal, IPAddress? address) => principal.Kind == PrincipalKind.Demo ? Named(address) : principal.Name;

    private static string Named(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => Named(address.MapToIPv4()),
        _ when IPAddress.IsLoopback(address) => "this computer",
        _ => address.ToString(),
    };
}
