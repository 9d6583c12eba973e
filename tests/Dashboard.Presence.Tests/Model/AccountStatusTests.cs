using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Model;

public sealed class AccountStatusTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("- -", null, AccountHealth.Ok)]
    [InlineData("", null, AccountHealth.Ok)]
    [InlineData("- -", "look", AccountHealth.Degraded)]
    [InlineData("Unavailable -", null, AccountHealth.Degraded)]
    [InlineData("Unavailable Unavailable", null, AccountHealth.Unreachable)]
    [InlineData("Unavailable Unavailable", "look", AccountHealth.Unreachable)]
    [InlineData("Unavailable BadData", null, AccountHealth.Degraded)]
    [InlineData("BadData BadData", null, AccountHealth.Degraded)]
    [InlineData("Refused -", null, AccountHealth.Degraded)]
    [InlineData("Late -", null, AccountHealth.Degraded)]
    [InlineData("Throttled Unavailable", null, AccountHealth.Throttled)]
    [InlineData("Throttled AuthRejected", null, AccountHealth.AuthRejected)]
    [InlineData("Unavailable AuthRejected", null, AccountHealth.AuthRejected)]
    public void Health_OfEndpointsAndANotice_IsThatOfTheMostSevereFailure(string failures, string? notice, AccountHealth health) =>
        (Status(failures) with { Notice = notice }).Health.ShouldBe(health);

    [Theory]
    [InlineData("Late Unavailable", "Unavailable")]
    [InlineData("Unavailable Refused", "Refused")]
    [InlineData("Refused Throttled", "Throttled")]
    [InlineData("Throttled AuthRejected", "AuthRejected")]
    [InlineData("BadData Unavailable", "Unavailable")]
    [InlineData("- -", null)]
    public void Worst_OfSeveralFailures_IsTheMostSevere(string failures, string? worst) => Status(failures).Worst?.Kind.ToString().ShouldBe(worst);

    [Fact]
    public void Worst_OfTwoEqualFailures_IsTheEarlier()
    {
        var status = Status("") with { Endpoints = [Endpoint("a", PollFailureKind.Unavailable, At.AddSeconds(9)), Endpoint("b", PollFailureKind.Unavailable, At)] };

        status.Worst!.Endpoint.ShouldBe("b");
    }

    [Fact]
    public void Equals_ComparesTheEndpointsByTheirContents()
    {
        Status("Late -").ShouldBe(Status("Late -"));
        Status("Late -").ShouldNotBe(Status("- Late"));
        Status("- -").ShouldNotBe(Status("- -") with { UnownedCalls = 1 });
        Status("- -").ShouldNotBe(Status("- -") with { Region = "AU" });
    }

    private static AccountStatus Status(string failures) => new()
    {
        Id = "sydney", Vendor = "Any",
        Endpoints = [.. failures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((f, i) => f == "-" ? new EndpointStatus($"{i}", null) : Endpoint($"{i}", Enum.Parse<PollFailureKind>(f), At))],
    };

    private static EndpointStatus Endpoint(string name, PollFailureKind kind, DateTimeOffset since) => new(name, new EndpointFailure(name, kind, "", since, null));
}
