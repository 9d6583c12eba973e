using System.Net;
using Dashboard.Web.Security;

namespace Dashboard.Web.Alerts;

/// <summary>Returns the name under which an acknowledgement appears in the list, the log and the webhook.</summary>
internal static class AcknowledgementActor
{
    /// <summary>Returns the principal's name. The demo has no sign-in, so there it is derived from the IP address.</summary>
    /// <param name="principal">The principal that acknowledges the alert.</param>
    /// <param name="address">The client's IP address; null when unknown.</param>
    public static string Create(AccessPrincipal principal, IPAddress? address) => principal.Kind == PrincipalKind.Demo ? Named(address) : principal.Name;

    private static string Named(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => Named(address.MapToIPv4()),
        _ when IPAddress.IsLoopback(address) => "this computer",
        _ => address.ToString(),
    };
}
