using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Presence.Tests.Views;

public sealed class PresenceFiltersTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private static readonly BoardFilter Sydney = new(["sydney"], [], []);
    private static readonly BoardFilter Montreal = new(["montreal"], [], []);
    private static readonly BoardFilter Sales = new([], ["Sales"], []);

    [Fact]
    public void Within_OfTwo_ShowsWhatBothShow()
    {
        var both = Sydney.Within(Sales);

        both.Includes(Row("sydney", "Sales")).ShouldBeTrue();
        both.Includes(Row("sydney", "Support")).ShouldBeFalse();
        both.Includes(Row("montreal", "Sales")).ShouldBeFalse();
        (both.IncludesAccount("sydney"), both.IncludesAccount("montreal")).ShouldBe((true, false));
        both.IncludesWhole("sydney").ShouldBeFalse();
        Sydney.Within(BoardFilter.Everything).IncludesWhole("sydney").ShouldBeTrue();
    }

    [Fact]
    public void AnyOf_OfSeveral_ShowsWhatOneShows()
    {
        var any = PresenceFilters.AnyOf([Sydney, Sales]);

        any.Includes(Row("sydney", "Support")).ShouldBeTrue();
        any.Includes(Row("montreal", "Sales")).ShouldBeTrue();
        any.Includes(Row("montreal", "Support")).ShouldBeFalse();
        (any.IncludesWhole("sydney"), any.IncludesWhole("montreal")).ShouldBe((true, false));
        PresenceFilters.AnyOf([]).Includes(Row("sydney", "Sales")).ShouldBeFalse();
    }

    [Fact]
    public void View_WithinALimit_ContainsNothingOutsideTheLimit() => Prop.ForAll(
        PropertyGenerators.Observations.ToArbitrary(),
        observations =>
        {
            var board = new PresenceStore(TimeProvider.System, "e");
            foreach (var observation in observations)
            {
                board.Apply(observation);
            }

            foreach (var sight in new[] { Sydney, Montreal, Sales })
            {
                var whole = BoardView.Create(board.Current, "everyone", BoardFilter.Everything, null);
                var cut = BoardView.Create(board.Current, "everyone", BoardFilter.Everything, sight);
                var alone = BoardView.Create(board.Current, sight);
                cut.Extensions.Keys.ShouldBe(alone.Extensions.Keys, ignoreOrder: true);
                cut.Registrations.Keys.ShouldBe(alone.Registrations.Keys, ignoreOrder: true);
                cut.Calls.Keys.ShouldBe(alone.Calls.Keys, ignoreOrder: true);
                cut.Accounts.Keys.ShouldBe(alone.Accounts.Keys, ignoreOrder: true);
                cut.Extensions.Values.ShouldAllBe(e => sight.Includes(e.Value));
                whole.Extensions.Count.ShouldBe(board.Current.Extensions.All.Count());
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("sydney/101", true)]
    [InlineData("sydney/102", false)]
    public void Alert_AboutAnExtension_IsForWhoMaySeeIt(string extension, bool isShown) =>
        AlertsOf(Sales, Alert(AlertKind.Ringing) with { Extension = extension }).ShouldBe(isShown ? ["a"] : []);

    [Fact]
    public void Alert_AboutSeveralDevices_IsForWhoMaySeeTheWholeAccount()
    {
        var lost = Alert(AlertKind.RegistrationsLost) with { Extensions = ["sydney/101"], Devices = 7 };

        AlertsOf(Sales, lost).ShouldBeEmpty();
        AlertsOf(Montreal, lost).ShouldBeEmpty();
        AlertsOf(Sydney, lost).ShouldBe(["a"]);
    }

    [Fact]
    public void Alert_AboutAnAccount_IsForWhoMaySeeAnyOfIt()
    {
        AlertsOf(Sales, Alert(AlertKind.AccountStale)).ShouldBe(["a"]);
        AlertsOf(Montreal, Alert(AlertKind.AccountStale)).ShouldBeEmpty();
    }

    private static IEnumerable<string> AlertsOf(IPresenceFilter sight, Alert alert)
    {
        var board = new PresenceStore(TimeProvider.System, "e");
        board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl" });
        board.Apply(new Observation
        {
            Account = "sydney", Endpoint = "all", At = At,
            Extensions = new([Row("sydney", "Sales"), Row("sydney", "Support") with { Number = "102" }], true),
        });
        board.Apply("everyone", [alert]);
        return BoardView.Create(board.Current, "everyone", BoardFilter.Everything, sight).Alerts.Keys;
    }

    private static Alert Alert(AlertKind kind) => new() { Key = "a", Kind = kind, Account = "sydney", Since = At, RaisedAt = At };

    private static ExtensionPresence Row(string account, string team) => new()
    {
        Account = account, Number = "101", Name = "Jane", Team = team, State = PresenceState.Idle, ObservedAt = At,
    };
}
