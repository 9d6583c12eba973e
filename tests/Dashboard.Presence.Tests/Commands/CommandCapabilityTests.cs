using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Commands;

public sealed class CommandCapabilityTests
{
    public static TheoryData<CommandKind> Kinds => [.. Enum.GetValues<CommandKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GetRequired_OfEveryKind_IsOneCapability(CommandKind kind) => Enum.IsDefined(CommandCapability.GetRequired(kind).ShouldNotBeNull()).ShouldBeTrue();

    [Theory]
    [InlineData(CommandKind.Resume, Capabilities.Hold)]
    [InlineData(CommandKind.Retrieve, Capabilities.Park)]
    [InlineData(CommandKind.StopRecording, Capabilities.Record)]
    [InlineData(CommandKind.Coach, Capabilities.Coach)]
    public void Offers_WithTheCapabilityOnly(CommandKind kind, Capabilities needed)
    {
        needed.Offers(kind).ShouldBeTrue();
        ((Capabilities)int.MaxValue & ~needed).Offers(kind).ShouldBeFalse();
    }

    [Fact]
    public void Offers_HangUpOfOneLeg_NeedsItsOwnCapability()
    {
        Capabilities.HangUp.Offers(CommandKind.HangUp).ShouldBeTrue();
        Capabilities.HangUp.Offers(CommandKind.HangUp, ofOneLeg: true).ShouldBeFalse();
        Capabilities.HangUpLeg.Offers(CommandKind.HangUp, ofOneLeg: true).ShouldBeTrue();
    }

    [Fact]
    public void Offers_UnknownKind_IsFalse() => ((Capabilities)int.MaxValue).Offers((CommandKind)99).ShouldBeFalse();
}
