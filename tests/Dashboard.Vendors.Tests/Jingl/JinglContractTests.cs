using Dashboard.Testing.Contract;
using Dashboard.Vendors.Jingl;

namespace Dashboard.Vendors.Tests.Jingl;

public sealed class JinglContractTests(ITestOutputHelper output) : AdapterContract(output)
{
    internal static readonly ContractVendor Described = new()
    {
        Name = "jingl",
        Vendor = new JinglVendor(),
        HasToken = false,
        PresenceEndpoint = "handsetstatus",
        Keys = (address, options) => new Dictionary<string, string?>
        {
            ["BaseAddress"] = address,
            ["Username"] = options.JinglUsername,
            ["Password"] = options.JinglPassword,
        },
    };

    protected override ContractVendor Vendor => Described;
}
