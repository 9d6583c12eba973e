using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.TelecomX;
using Dashboard.Vendors.VoipNow;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors;

/// <summary>The registry of all supported vendors.</summary>
public static class VendorCatalog
{
    /// <summary>The vendors in display order.</summary>
    public static IReadOnlyList<IVendor> All { get; } =
    [
        new JinglVendor(),
        new TelecomXVendor(),
        new VonageVendor(),
        new VoipNowVendor(),
    ];
}
