using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Tests.Contracts;

public sealed class AccountDtoTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly EndpointFailure Failure = new("calls", PollFailureKind.Throttled, "Too many requests.", At, At.AddSeconds(30), At.AddSeconds(-5));

    private static readonly AccountStatus Status = new()
    {
        Id = "sydney", Vendor = "Jingl", PresenceInterval = TimeSpan.FromSeconds(2), RegistrationsInterval = TimeSpan.FromSeconds(30), CallsInterval = TimeSpan.FromMilliseconds(1500),
        Capabilities = Capabilities.BulkPresence | Capabilities.Hold, Endpoints = [new("presence", null, Failure), new("calls", Failure)],
    };

    [Fact]
    public void FromStatus_HasHealthFailureAndTheTimeOfTheLatestList()
    {
        var dto = AccountDto.FromStatus(Status with { HealthSince = At.AddMinutes(-1) }, new LastListedTimes(At.AddSeconds(-1), At.AddSeconds(-9), null));

        (dto.Id, dto.Vendor, dto.Health, dto.Since, dto.LastSuccessAt).ShouldBe(("sydney", "Jingl", AccountHealth.Throttled, At.AddMinutes(-1), At.AddSeconds(-1)));
        dto.Failure.ShouldBe(new FailureDto("calls", PollFailureKind.Throttled, "Too many requests.", At, At.AddSeconds(-5), At.AddSeconds(30)));
    }

    [Fact]
    public void FromStatus_HasIntervalsInMilliseconds()
    {
        var dto = AccountDto.FromStatus(Status, LastListedTimes.Never);

        (dto.Intervals, dto.ForgetAfter).ShouldBe((new IntervalsDto(2000, 30_000, 1500), 900_000));
    }

    [Fact]
    public void FromStatus_HasEachCapabilityByItself()
    {
        AccountDto.FromStatus(Status, LastListedTimes.Never).Capabilities.ShouldBe([Capabilities.BulkPresence, Capabilities.Hold]);
        AccountDto.FromStatus(Status with { Capabilities = Capabilities.None }, LastListedTimes.Never).Capabilities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FromStatus_HasTheTimesOfEndpointsWhereTheyAreKnown(bool isKnown)
    {
        var endpoints = AccountDto.FromStatus(Status, LastListedTimes.Never, isKnown ? e => e == "calls" ? At : null : null).Endpoints;

        endpoints.Select(e => (e.Endpoint, e.LastSuccessAt)).ShouldBe([("presence", null), ("calls", isKnown ? At : null)]);
        endpoints.Select(e => (e.Failure is null, e.LastFailure is null)).ShouldBe([(true, false), (false, true)]);
    }

    [Fact]
    public void Json_WithoutANoticeAndUnownedCalls_OmitsBoth()
    {
        Members(Status).ShouldBe(["id", "vendor", "health", "since", "lastSuccessAt", "failure", "endpoints", "intervals", "forgetAfter", "capabilities"]);
        Members(Status with { UnownedCalls = 2, Notice = "Another program uses the login." }).Skip(10).ShouldBe(["unownedCalls", "notice"]);
    }

    private static IEnumerable<string> Members(AccountStatus status) =>
        [.. JsonSerializer.SerializeToElement(AccountDto.FromStatus(status, LastListedTimes.Never), WireJson.Default.AccountDto).EnumerateObject().Select(p => p.Name)];
}
