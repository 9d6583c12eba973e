using System.Net;
using Dashboard.Testing;
using Dashboard.Web.Connections;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Connections;

/// <summary>Tests how many connections are accepted, by address.</summary>
public sealed class ConnectionGateTests
{
    private static readonly IPAddress One = IPAddress.Parse("203.0.113.1");
    private static readonly IPAddress Proxy = IPAddress.Parse("10.0.0.5");
    private readonly RecordingLogger<ConnectionGate> _log = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Enter_BeyondTheBoundOfAnAddress_IsRefusedAndOthersAreNot()
    {
        var gate = Gate(new ConnectionBounds(10, 2));
        var first = gate.Enter(One).ShouldNotBeNull();
        gate.Enter(One.MapToIPv6()).ShouldNotBeNull();

        gate.Enter(One).ShouldBeNull();
        gate.Enter(IPAddress.Parse("203.0.113.2")).ShouldNotBeNull();
        first.Dispose();
        first.Dispose();
        gate.Enter(One).ShouldNotBeNull();
        gate.Enter(One).ShouldBeNull();
        gate.Open.ShouldBe(3);
    }

    [Fact]
    public void Enter_FromOneNetworkOfIPv6_CountsAsOneAddress()
    {
        var gate = Gate(new ConnectionBounds(10, 1));

        gate.Enter(IPAddress.Parse("2001:db8::1")).ShouldNotBeNull();
        gate.Enter(IPAddress.Parse("2001:db8::ffff")).ShouldBeNull();
        gate.Enter(IPAddress.Parse("2001:db8:0:1::1")).ShouldNotBeNull();
    }

    [Fact]
    public void Enter_OfATrustedProxy_IsBoundInAllAlone()
    {
        var gate = Gate(new ConnectionBounds(3, 1));

        Enumerable.Range(0, 3).Select(_ => gate.Enter(Proxy)).ShouldAllBe(place => place != null);
        gate.Enter(Proxy).ShouldBeNull();
        gate.Enter(One).ShouldBeNull();
        gate.Open.ShouldBe(3);
    }

    [Fact]
    public void Refusals_OfAMinute_AreOneLine()
    {
        var gate = Gate(new ConnectionBounds(1, 1));
        gate.Enter(One).ShouldNotBeNull();
        for (var n = 0; n < 100; n++)
        {
            gate.Enter(One).ShouldBeNull();
        }

        _log.Lines.ShouldHaveSingleItem().ShouldContain("said: 1.");
        _time.Advance(TimeSpan.FromMinutes(1));
        gate.Enter(One).ShouldBeNull();
        _log.Lines.Count.ShouldBe(2);
        _log.Lines[1].ShouldContain("said: 100.");
    }

    [Theory]
    [InlineData(null, null, 4096, 3584, 1792)]
    [InlineData(null, null, 1024, 768, 384)]
    [InlineData(null, null, 64, 32, 16)]
    [InlineData(null, null, 1_000_000, 20_000, 10_000)]
    [InlineData(null, null, null, 20_000, 10_000)]
    [InlineData(100, null, 4096, 100, 50)]
    [InlineData(50_000, null, 4096, 3584, 1792)]
    [InlineData(50_000, 200, null, 50_000, 200)]
    [InlineData(1, null, null, 1, 1)]
    public void Bounds_OfAConfiguration_LeaveDescriptorsToTheRestOfTheProcess(int? inAll, int? perAddress, int? descriptors, int expected, int expectedPerAddress) =>
        ConnectionBounds.FromOptions(new LimitOptions { Connections = inAll, ConnectionsPerAddress = perAddress }, descriptors).ShouldBe(new ConnectionBounds(expected, expectedPerAddress));

    [Theory]
    [InlineData("Max open files            4096                 1048576              files     ", 4096)]
    [InlineData("Max open files            unlimited            unlimited            files     ", null)]
    [InlineData("Max processes             95145                95145                processes ", null)]
    public void Limit_InTheKernelsTable_IsTheSoftOne(string line, int? expected) => FileDescriptors.LimitIn(["Limit  Soft Limit  Hard Limit  Units", line]).ShouldBe(expected);

    private ConnectionGate Gate(ConnectionBounds bounds) => new(bounds, new AccessOptions { TrustedProxies = [IPNetwork.Parse("10.0.0.0/24")] }, _time, _log);
}
