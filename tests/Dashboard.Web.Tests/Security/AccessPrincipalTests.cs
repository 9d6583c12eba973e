using Dashboard.Presence.Model;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Security;

public sealed class AccessPrincipalTests
{
    [Theory]
    [InlineData(Role.Viewer, false, true, false, false)]
    [InlineData(Role.Supervisor, false, true, true, false)]
    [InlineData(Role.Administrator, false, true, true, true)]
    [InlineData(Role.Administrator, true, true, true, false)]
    public void HasRole_OfAUser_IsItsRoleAndAdministrationOnlyWithoutLimits(Role role, bool isLimited, bool canView, bool canControl, bool canAdminister) =>
        Rights(User(role, isLimited ? AccessLimits.None with { Teams = ["Sales"] } : AccessLimits.None)).ShouldBe((canView, canControl, canAdminister));

    [Theory]
    [InlineData(TokenScopes.None, false, false)]
    [InlineData(TokenScopes.Read, true, false)]
    [InlineData(TokenScopes.Command, false, true)]
    [InlineData(TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics, true, true)]
    public void HasRole_OfAnApiClient_IsByItsScopesAndNeverAdministration(TokenScopes scopes, bool canView, bool canControl) =>
        Rights(new(PrincipalKind.ApiClient, "t", "t", Role.Viewer, scopes, AccessLimits.None)).ShouldBe((canView, canControl, false));

    [Fact]
    public void HasRole_OfADisplay_IsToViewOnly() =>
        Rights(new(PrincipalKind.Display, "d", "d", Role.Administrator, TokenScopes.Command, AccessLimits.None)).ShouldBe((true, false, false));

    [Fact]
    public void HasRole_OfTheDemo_IsEverything() => Rights(AccessPrincipal.Demo).ShouldBe((true, true, true));

    [Theory]
    [InlineData("", true)]
    [InlineData("sales", true)]
    [InlineData("SALES", true)]
    [InlineData("support", false)]
    public void CanViewBoard_ByTheLimits(string board, bool canView) =>
        User(Role.Viewer, AccessLimits.None with { Boards = board.Length == 0 ? [] : [board] }).CanViewBoard("sales").ShouldBe(canView);

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("sydney", "", "", false)]
    [InlineData("", "Sales", "", false)]
    [InlineData("", "", "sales", false)]
    public void CanViewAllAccounts_OnlyWithoutAnyLimit(string account, string team, string board, bool canView) =>
        User(Role.Viewer, new AccessLimits(Words(account), Words(team), Words(board))).CanViewAllAccounts.ShouldBe(canView);

    [Fact]
    public void Filter_OfTeamsInDecomposedLetters_IncludesTheComposedName()
    {
        var filter = User(Role.Viewer, AccessLimits.None with { Teams = ["Cafe\u0301"] }).Filter.ShouldNotBeNull();

        filter.Includes(new ExtensionPresence { Account = "sydney", Number = "101", Team = "Caf\u00E9", State = PresenceState.Idle, ObservedAt = default }).ShouldBeTrue();
        User(Role.Viewer, AccessLimits.None with { Boards = ["sales"] }).Filter.ShouldBeNull();
    }

    [Fact]
    public void FilterKey_OfTheSameLimitsInAnyOrder_IsEqual()
    {
        var one = User(Role.Viewer, new AccessLimits(["a", "b"], ["Sales", "Support"], []));

        User(Role.Supervisor, new AccessLimits(["b", "a"], ["SUPPORT", "sales"], ["x"])).FilterKey.ShouldBe(one.FilterKey);
        User(Role.Viewer, new AccessLimits(["a", "B"], ["Sales", "Support"], [])).FilterKey.ShouldNotBe(one.FilterKey, "accounts differ by case");
        User(Role.Viewer, new AccessLimits(["a", "b", "Sales"], ["Support"], [])).FilterKey.ShouldNotBe(one.FilterKey);
    }

    [Fact]
    public void HasSameAccessAs_ComparesRightsAndLimitsButNotTheName()
    {
        var one = User(Role.Viewer, new AccessLimits(["a"], [], ["sales"]));

        (one with { Id = "other", Name = "Other" }).HasSameAccessAs(one).ShouldBeTrue();
        (one with { Role = Role.Supervisor }).HasSameAccessAs(one).ShouldBeFalse();
        (one with { Scopes = TokenScopes.Read }).HasSameAccessAs(one).ShouldBeFalse();
        (one with { Kind = PrincipalKind.ApiClient }).HasSameAccessAs(one).ShouldBeFalse();
        (one with { Limits = one.Limits with { Accounts = ["b"] } }).HasSameAccessAs(one).ShouldBeFalse();
        (one with { Limits = one.Limits with { Boards = ["support"] } }).HasSameAccessAs(one).ShouldBeFalse();
    }

    private static string[] Words(string text) => text.Length == 0 ? [] : [text];

    private static AccessPrincipal User(Role role, AccessLimits limits) => new(PrincipalKind.User, "kim", "Kim", role, TokenScopes.None, limits);

    private static (bool CanView, bool CanControl, bool CanAdminister) Rights(AccessPrincipal principal) => (principal.HasRole(Role.Viewer), principal.CanControlCalls, principal.CanAdminister);
}
