using System.Net;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Alerts;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Alerts;

public sealed class AcknowledgementActorTests
{
    [Theory]
    [InlineData(null, "unknown")]
    [InlineData("127.0.0.1", "this computer")]
    [InlineData("::1", "this computer")]
    [InlineData("::ffff:127.0.0.1", "this computer")]
    [InlineData("::ffff:10.0.0.7", "10.0.0.7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    public void Create_InTheDemo_IsTheAddress(string? address, string name) =>
        AcknowledgementActor.Create(AccessPrincipal.Demo, address is null ? null : IPAddress.Parse(address)).ShouldBe(name);

    [Fact]
    public void Create_OfAUser_IsTheName() =>
        AcknowledgementActor.Create(new(PrincipalKind.User, "kim", "Kim", Role.Supervisor, TokenScopes.None, AccessLimits.None), IPAddress.Loopback).ShouldBe("Kim");
}
