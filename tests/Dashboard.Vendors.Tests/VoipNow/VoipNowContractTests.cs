using Dashboard.Testing.Contract;
using Dashboard.Vendors.VoipNow;

namespace Dashboard.Vendors.Tests.VoipNow;

public sealed class VoipNowContractTests(ITestOutputHelper output) : AdapterContract(output)
{
    internal static readonly ContractVendor Described = new()
    {
        Name = "voipnow",
        Vendor = new VoipNowVendor(),
        BadRowsPerPoll = 1,
        PresenceEndpoint = "presence",
        Keys = (address, options) => new Dictionary<string, string?>
        {
            ["BaseAddress"] = $"{address}/uapi",
            ["ClientId"] = options.VoipNowClientId,
            ["ClientSecret"] = options.VoipNowClientSecret,
        },
    };

    protected override ContractVendor Vendor => Described;
}
