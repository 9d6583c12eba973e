using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Boards;
using Dashboard.Web.Live;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Live;

public sealed class BoardRegistryTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;
    private readonly BoardRegistry _boards;

    public BoardRegistryTests()
    {
        _board = new PresenceStore(_time, "e");
        BoardDefinition[] definitions = [new("everyone", "Everyone", BoardFilter.Everything), new("sales", "Sales", new BoardFilter([], ["Sales"], []))];
        _boards = new BoardRegistry(definitions, _board, _time, isDemo: false);
        _board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl" });
        _board.Apply(new Observation
        {
            Account = "sydney", Endpoint = "all", At = _time.GetUtcNow(), Extensions = new([Row("101", "Sales"), Row("102", "Support")], true),
        });
    }

    [Fact]
    public void TryFind_ForAPrincipalWithoutLimits_IsTheSharedStream()
    {
        _boards.TryFind("everyone", Of(AccessLimits.None), out var stream).ShouldBeTrue();
        _boards.TryFind("EVERYONE", AccessPrincipal.Demo, out var again).ShouldBeTrue();

        again.ShouldBeSameAs(stream);
        stream!.Current.Extensions.Count.ShouldBe(2);
    }

    [Fact]
    public void TryFind_ForTwoPrincipalsWithTheSameLimits_IsOneStream()
    {
        _boards.TryFind("everyone", Of(AccessLimits.None with { Teams = ["Sales"] }), out var one).ShouldBeTrue();
        _boards.TryFind("everyone", Of(AccessLimits.None with { Teams = ["SALES"] }), out var other).ShouldBeTrue();
        _boards.TryFind("everyone", Of(AccessLimits.None with { Teams = ["Support"] }), out var third).ShouldBeTrue();

        other.ShouldBeSameAs(one);
        one!.Current.Extensions.Keys.ShouldBe(["sydney/101"]);
        third!.Current.Extensions.Keys.ShouldBe(["sydney/102"]);
        _boards.AllStreams.Count().ShouldBe(4);
        GC.KeepAlive(other);
    }

    [Fact]
    public void TryFind_ForALimitKeptWithLettersInTwoParts_ShowsItsTeam()
    {
        _board.Apply(new Observation { Account = "sydney", Endpoint = "all", At = _time.GetUtcNow(), Extensions = new([Row("103", "\u00C4rzte")], false) });

        _boards.TryFind("everyone", Of(AccessLimits.None with { Teams = ["A\u0308rzte"] }), out var stream).ShouldBeTrue();

        stream!.Current.Extensions.Keys.ShouldBe(["sydney/103"]);
    }

    [Fact]
    public void TryFind_BoardThatTheyMayNotSee_IsNotFoundLikeOneThatIsNotThere()
    {
        var principal = Of(AccessLimits.None with { Boards = ["sales"] });

        _boards.TryFind("everyone", principal, out _).ShouldBeFalse();
        _boards.TryFind("nowhere", principal, out _).ShouldBeFalse();
        _boards.GetBoards(principal).Select(f => f.Definition.Id).ShouldBe(["sales"]);
    }

    [Fact]
    public void Rows_OfWhoMaySeeABoardOnly_AreThoseOfTheBoard()
    {
        var rows = _boards.Rows(Of(AccessLimits.None with { Boards = ["sales"] }));
        var none = _boards.Rows(Of(new AccessLimits(["montreal"], [], ["sales"])));
        var gone = _boards.Rows(Of(AccessLimits.None with { Boards = ["a board that was"] }));

        BoardView.Create(_board.Current, rows).Extensions.Keys.ShouldBe(["sydney/101"]);
        BoardView.Create(_board.Current, none).Extensions.ShouldBeEmpty();
        BoardView.Create(_board.Current, gone).Extensions.ShouldBeEmpty();
    }

    [Fact]
    public void Stream_WithoutReferences_IsRemoved()
    {
        Watch();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        _boards.AllStreams.Count().ShouldBe(2);

        // In a stack frame of its own, so that no local variable keeps the stream alive.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        void Watch() => _boards.TryFind("everyone", Of(AccessLimits.None with { Teams = ["Sales"] }), out var _).ShouldBeTrue();
    }

    [Fact]
    public void View_OfWhoIsLimited_HasNoAccountOfWhichTheySeeNoRow()
    {
        _board.Apply(Lost("perth"));
        _board.Apply(Lost("sydney") with { UnownedCalls = 3 });
        var sales = AccessLimits.None with { Teams = ["Sales"] };

        View(sales).Accounts.Keys.ShouldBe(["sydney"]);
        View(sales).Accounts["sydney"].Value.UnownedCalls.ShouldBe(0, "of none of them a row is seen");
        View(AccessLimits.None with { Boards = ["sales"] }).Accounts.Keys.ShouldBe(["sydney"]);
        View(AccessLimits.None with { Accounts = ["perth"] }).Accounts.Keys.ShouldBe(["perth"], "all of it is theirs to see");
        View(AccessLimits.None).Accounts.Keys.ShouldBe(["perth", "sydney"], ignoreOrder: true);
        View(AccessLimits.None).Accounts["sydney"].Value.UnownedCalls.ShouldBe(3);
        foreach (var (board, limits) in new[] { ("everyone", sales), ("sales", sales), ("sales", AccessLimits.None with { Boards = ["sales"] }) })
        {
            _boards.TryFind(board, Of(limits), out var stream).ShouldBeTrue();
            stream!.Current.Accounts.Keys.ShouldBe(["sydney"], board);
        }
    }

    [Fact]
    public void Version_OfWhoIsLimited_MovesWithWhatTheySeeAlone()
    {
        var sales = AccessLimits.None with { Teams = ["Sales"] };
        var before = View(sales);
        _boards.TryFind("everyone", Of(sales), out var stream).ShouldBeTrue();
        var shown = stream!.Current.Version;

        _board.Apply(Lost("perth"));
        _board.Apply(Seen(Row("101", "Sales"), Row("102", "Support") with { State = PresenceState.OnCall }));
        _board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl", UnownedCalls = 7 });
        View(sales).Version.ShouldBe(before.Version);
        stream.Current.Version.ShouldBe(shown);
        View(AccessLimits.None).Version.ShouldBe(_board.Current.Version);

        _board.Apply(Seen(Row("101", "Sales") with { State = PresenceState.OnCall }, Row("102", "Support") with { State = PresenceState.OnCall }));
        View(sales).Version.ShouldBe(_board.Current.Version);
        stream.Current.Version.ShouldBe(_board.Current.Version);
    }

    private BoardView View(AccessLimits limits) => _boards.View(_board.Current, Of(limits));

    private Observation Seen(params ExtensionPresence[] rows) => new() { Account = "sydney", Endpoint = "all", At = _time.GetUtcNow(), Extensions = new([.. rows], true) };

    private AccountStatus Lost(string id) => new()
    {
        Id = id, Vendor = "Jingl", Endpoints = [new EndpointStatus("presence", new EndpointFailure("presence", PollFailureKind.Unavailable, "gone", _time.GetUtcNow(), null))],
    };

    private static AccessPrincipal Of(AccessLimits limits) => new(PrincipalKind.User, "1", "Anna", Role.Viewer, TokenScopes.None, limits);

    private ExtensionPresence Row(string number, string team) => new()
    {
        Account = "sydney", Number = number, Name = "Jane", Team = team, State = PresenceState.Idle, ObservedAt = _time.GetUtcNow(),
    };
}
