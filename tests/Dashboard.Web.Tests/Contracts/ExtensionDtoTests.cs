using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Tests.Contracts;

public sealed class ExtensionDtoTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly ExtensionPresence Row = new() { Account = "sydney", Number = "0290000134", State = PresenceState.Idle, ObservedAt = At };

    [Fact]
    public void FromExtension_CopiesEveryMember()
    {
        var row = Row with
        {
            Name = "Anna", Team = "Sales", State = PresenceState.OnCall, Since = At.AddMinutes(-1), Direction = CallDirection.Inbound, Party = "0412341234", App = "VoiceMail",
            DoNotDisturb = true, Origin = PresenceOrigin.Derived, LastListedAt = At.AddSeconds(-2), IsUncertain = true,
        };

        var dto = ExtensionDto.FromExtension(row, null);

        dto.ShouldBe(new ExtensionDto(
            "sydney/0290000134", "sydney", "0290000134", "Anna", "Sales", PresenceState.OnCall, At.AddMinutes(-1), CallDirection.Inbound, "0412341234", "VoiceMail", true,
            PresenceOrigin.Derived, At) { LastListedAt = At.AddSeconds(-2), Uncertain = true });
    }

    [Theory]
    [InlineData("AU", new[] { "+61290000134", "0290000134" })]
    [InlineData(null, null)]
    public void FromExtension_InARegion_HasTheFormsOfItsNumber(string? region, string[]? forms) => ExtensionDto.FromExtension(Row, region).NumberForms.ShouldBe(forms);

    [Fact]
    public void Json_OfAPlainRow_OmitsWhatIsRare() =>
        Members(ExtensionDto.FromExtension(Row, null)).ShouldBe(
            ["key", "account", "number", "name", "team", "state", "since", "direction", "party", "app", "dnd", "origin", "observedAt"]);

    [Fact]
    public void Json_OfARowWithEverything_AppendsWhatIsRare() =>
        Members(ExtensionDto.FromExtension(Row with { LastListedAt = At, IsUncertain = true }, "AU")).Skip(13).ShouldBe(["lastListedAt", "uncertain", "numberForms"]);

    private static IEnumerable<string> Members(ExtensionDto dto) =>
        [.. JsonSerializer.SerializeToElement(dto, WireJson.Default.ExtensionDto).EnumerateObject().Select(p => p.Name)];
}
