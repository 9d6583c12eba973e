using System.Text.Json;
using Dashboard.Presence.Alerts;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Tests.Contracts;

public sealed class AlertDtoTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly Alert Ringing = new() { Key = "k-1", Kind = AlertKind.Ringing, Account = "sydney", Number = "101", Name = "Jane", Since = At, RaisedAt = At.AddSeconds(20) };

    [Fact]
    public void FromAlert_CopiesEveryMember()
    {
        var alert = Ringing with
        {
            Extension = "sydney/101", Call = "c1", Registration = "sydney/101/0", LastResponseAt = At.AddSeconds(30), AcknowledgedAt = At.AddSeconds(40), AcknowledgedBy = "Kim",
        };

        AlertDto.FromAlert("sales", alert).ShouldBe(new AlertDto
        {
            Key = "k-1", Board = "sales", Kind = AlertKind.Ringing, Account = "sydney", Extension = "sydney/101", Call = "c1", Registration = "sydney/101/0", Text = "Jane (101) ringing",
            Since = At, RaisedAt = At.AddSeconds(20), HeardAt = At.AddSeconds(30), AcknowledgedAt = At.AddSeconds(40), AcknowledgedBy = "Kim",
        });
    }

    [Fact]
    public void FromAlert_OfSeveralDevices_ListsTheirExtensions() =>
        AlertDto.FromAlert("sales", Ringing with { Kind = AlertKind.RegistrationsLost, Extensions = ["sydney/102", "sydney/101"] }).Extensions.ShouldBe(["sydney/101", "sydney/102"]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Json_OfAnAlert_HasExtensionsOnlyForSeveralDevices(bool isOfSeveral) =>
        JsonSerializer.SerializeToElement(AlertDto.FromAlert("sales", isOfSeveral ? Ringing with { Extensions = ["sydney/101"] } : Ringing), WireJson.Default.AlertDto)
            .TryGetProperty("extensions", out _).ShouldBe(isOfSeveral);
}
