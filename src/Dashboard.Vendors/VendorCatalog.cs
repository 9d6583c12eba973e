using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.TelecomX;
using Dashboard.Vendors.VoipNow;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors;

/// <summary>Every vendor there is, a line each.</summary>
public static class VendorCatalog
{
    /// <summary>The vendors in the order to name them.</summary>
    public static IReadOnlyList<IVendor> All { get; } =
    [
        new JinglVendor(),
        new TelecomXVendor(),
        new VonageVendor(),
        new VoipNowVendor(),
    ];
}
