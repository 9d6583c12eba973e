using Dashboard.Testing.Contract;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageContractTests(ITestOutputHelper output) : AdapterContract(output)
{
    internal static readonly ContractVendor Described = new()
    {
        Name = "vonage",
        Vendor = new VonageVendor(),
        ConcludesFromCalls = true,
        BadRowsPerPoll = 1,
        PresenceEndpoint = "calls",
        Keys = (address, options) => new Dictionary<string, string?>
        {
            ["BaseAddress"] = $"{address}/t/vbc.prod/telephony/v3",
            ["TokenAddress"] = $"{address}/token",
            ["Username"] = options.VonageUsername,
            ["Password"] = options.VonagePassword,
            ["ClientId"] = options.VonageClientId,
            ["ClientSecret"] = options.VonageClientSecret,
        },
    };

    protected override ContractVendor Vendor => Described;
}
