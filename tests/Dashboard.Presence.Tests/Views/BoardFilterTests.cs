using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Tests.Views;

public sealed class BoardFilterTests
{
    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("sydney", "", "", true)]
    [InlineData("perth", "", "", false)]
    [InlineData("", "SALES", "", true)]
    [InlineData("", "Support", "", false)]
    [InlineData("", "", "101", true)]
    [InlineData("", "", "0101", false)]
    [InlineData("", "", "sydney/101", true)]
    [InlineData("", "", "perth/101", false)]
    [InlineData("", "", "100-199", true)]
    [InlineData("", "", "101-101", true)]
    [InlineData("", "", "102-199", false)]
    [InlineData("", "", "999 100-199", true)]
    [InlineData("sydney", "Sales", "200-299", false)]
    [InlineData("perth", "Sales", "101", false)]
    public void Includes_ExtensionByAccountTeamAndNumber(string accounts, string teams, string extensions, bool isIncluded) =>
        Filter(accounts, teams, extensions).Includes(Row("101", "Sales")).ShouldBe(isIncluded);

    [Fact]
    public void Includes_ExtensionWithoutATeam_IsInNoTeam() => Filter("", "Sales", "").Includes(Row("101", null)).ShouldBeFalse();

    [Theory]
    [InlineData("*98")]
    [InlineData("10a")]
    public void Includes_NumberThatIsNotNumeric_IsInNoRange(string number)
    {
        Filter("", "", "1-100000").Includes(Row(number, null)).ShouldBeFalse();
        Filter("", "", number).Includes(Row(number, null)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("front-desk")]
    [InlineData("-5")]
    [InlineData("10-")]
    public void Includes_TextWithADashThatIsNoRange_IsANumber(string number) => Filter("", "", number).Includes(Row(number, null)).ShouldBeTrue();

    [Theory]
    [InlineData("", "", "", true, true)]
    [InlineData("sydney", "", "", true, true)]
    [InlineData("perth", "", "", false, false)]
    [InlineData("", "Sales", "", true, false)]
    [InlineData("", "", "101", true, false)]
    [InlineData("", "", "100-199", true, false)]
    public void IncludesWhole_AccountWithoutALimitWithinIt(string accounts, string teams, string extensions, bool isIncluded, bool isWhole)
    {
        var filter = Filter(accounts, teams, extensions);

        (filter.IncludesAccount("sydney"), filter.IncludesWhole("sydney")).ShouldBe((isIncluded, isWhole));
    }

    private static BoardFilter Filter(string accounts, string teams, string extensions) => new(Words(accounts), Words(teams), Words(extensions));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ExtensionPresence Row(string number, string? team) => new() { Account = "sydney", Number = number, Team = team, State = PresenceState.Idle, ObservedAt = DateTimeOffset.UnixEpoch };
}
