using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Tests.Contracts;

public sealed class RegistrationDtoTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly Registration Row = new() { Key = "sydney/101/0", Account = "sydney", Registered = true, ObservedAt = At };

    [Fact]
    public void FromRegistration_CopiesEveryMember()
    {
        var row = Row with
        {
            Extension = "sydney/101", ExpiresAt = At.AddMinutes(5), Expiry = ExpiryKind.Estimated, Address = "203.0.113.7:5060", UserAgent = "Phone/1.0",
            LastSuccessAt = At.AddMinutes(-1), LastListedAt = At.AddSeconds(-2),
        };

        RegistrationDto.FromRegistration(row).ShouldBe(new RegistrationDto(
            "sydney/101/0", "sydney", "sydney/101", true, At.AddMinutes(5), ExpiryKind.Estimated, "203.0.113.7:5060", "Phone/1.0", At.AddMinutes(-1), At) { LastListedAt = At.AddSeconds(-2) });
    }

    [Theory]
    [InlineData(9.9, true)]
    [InlineData(10, false)]
    public void FromRegistration_WithThreeLosses_IsFlappingWithinTenMinutes(double minutes, bool isFlapping)
    {
        var first = At.AddMinutes(-minutes);

        RegistrationDto.FromRegistration(Row with { Losses = new RecentOutages(At, At.AddMinutes(-1), first) }).FlappingUntil.ShouldBe(isFlapping ? first.AddMinutes(10) : null);
    }

    [Fact]
    public void Json_OfAPlainRow_OmitsWhatIsRareAndEndsWithTheObservation() =>
        Members(Row).ShouldBe(["key", "account", "extension", "registered", "expiresAt", "expiry", "address", "userAgent", "lastSuccessAt", "observedAt"]);

    [Fact]
    public void Json_OfARowWithEverything_HasTheRareMembersInTheirPlaces() =>
        Members(Row with { LastListedAt = At, Losses = new RecentOutages(At, At, At) }).Skip(9).ShouldBe(["flappingUntil", "observedAt", "lastListedAt"]);

    private static IEnumerable<string> Members(Registration row) =>
        [.. JsonSerializer.SerializeToElement(RegistrationDto.FromRegistration(row), WireJson.Default.RegistrationDto).EnumerateObject().Select(p => p.Name)];
}
