using Dashboard.Web.Alerts;

namespace Dashboard.Web.Tests.Alerts;

public sealed class WebhookRetryPolicyTests
{
    [Theory]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(7, 0, 32)]
    [InlineData(7, 1, 64)]
    [InlineData(8, 1, 120)]
    [InlineData(1000, 0, 60)]
    public void After_FailedAttempts_DoublesUpToTwoMinutesWithAHalfAtRandom(int tries, double chance, double seconds) =>
        WebhookRetryPolicy.After(tries, chance).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void After_AllAttempts_IsAboutAQuarterOfAnHour() =>
        Enumerable.Range(1, WebhookRetryPolicy.Tries - 1).Sum(t => WebhookRetryPolicy.After(t, 1).TotalMinutes).ShouldBeInRange(12, 17);
}
