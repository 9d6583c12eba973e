using System.Net;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Security;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("10.0.0.1", "::ffff:10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    public void Of_TwoAddresses_IsOneForOneNetworkOfIPv6(string one, string other, bool isOne) =>
        (ClientAddress.GetPartitionKey(IPAddress.Parse(one)) == ClientAddress.GetPartitionKey(IPAddress.Parse(other))).ShouldBe(isOne);
}
