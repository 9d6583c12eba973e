using Dashboard.Testing.Contract;
using Dashboard.Vendors.TelecomX;

namespace Dashboard.Vendors.Tests.TelecomX;

public sealed class TelecomXContractTests(ITestOutputHelper output) : AdapterContract(output)
{
    internal static readonly ContractVendor Described = new()
    {
        Name = "telecomx",
        Vendor = new TelecomXVendor(),
        BadRowsPerPoll = 1,
        PresenceEndpoint = "employees",
        Keys = (address, options) => new Dictionary<string, string?>
        {
            ["BaseAddress"] = address,
            ["Username"] = options.TelecomXUsername,
            ["Password"] = options.TelecomXPassword,
        },
    };

    protected override ContractVendor Vendor => Described;
}
