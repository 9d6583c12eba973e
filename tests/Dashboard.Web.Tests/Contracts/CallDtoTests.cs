using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Tests.Contracts;

public sealed class CallDtoTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly CallLeg Leg = new() { Id = "1", State = PresenceState.OnCall };
    private static readonly Call Row = new() { Key = "c1", Account = "sydney", VendorId = "secret", State = PresenceState.OnCall, ObservedAt = At, Legs = [Leg] };

    [Fact]
    public void FromCall_CopiesEveryMember()
    {
        var row = Row with
        {
            Direction = CallDirection.Outbound, From = "101", To = "0412341234", StartedAt = At.AddMinutes(-2), AnsweredAt = At.AddMinutes(-1), StateSince = At.AddSeconds(-5), LastListedAt = At.AddSeconds(-2),
        };

        var dto = CallDto.FromCall(row);

        dto.ShouldBe(new CallDto("c1", "sydney", PresenceState.OnCall, CallDirection.Outbound, "101", "0412341234", At.AddMinutes(-2), At.AddMinutes(-1), At, dto.Legs)
        {
            LastListedAt = At.AddSeconds(-2), StateSince = At.AddSeconds(-5),
        });
    }

    [Fact]
    public void FromCall_KeepsTheLegsInTheirOrder()
    {
        var other = new CallLeg
        {
            Id = "0", Extension = "sydney/101", Party = "Anna", Direction = CallDirection.Inbound, State = PresenceState.OnHold, Held = true, Parked = true, StartedAt = At,
        };

        CallDto.FromCall(Row with { Legs = [Leg, other] }).Legs.ShouldBe(
        [
            new CallLegDto("1", null, null, CallDirection.Unknown, PresenceState.OnCall, false, false, null),
            new CallLegDto("0", "sydney/101", "Anna", CallDirection.Inbound, PresenceState.OnHold, true, true, At),
        ]);
    }

    [Fact]
    public void Json_OfAPlainRow_OmitsWhatIsRareAndTheVendorsId() =>
        Members(Row).ShouldBe(["key", "account", "state", "direction", "from", "to", "startedAt", "answeredAt", "observedAt", "legs"]);

    [Fact]
    public void Json_OfARowWithEverything_HasTheRareMembersBeforeTheLegs() =>
        Members(Row with { LastListedAt = At, StateSince = At }).Skip(9).ShouldBe(["lastListedAt", "stateSince", "legs"]);

    private static IEnumerable<string> Members(Call row) =>
        [.. JsonSerializer.SerializeToElement(CallDto.FromCall(row), WireJson.Default.CallDto).EnumerateObject().Select(p => p.Name)];
}
