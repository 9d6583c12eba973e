using Dashboard.Presence.Commands;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandStoreTests
{
    private static readonly AccessPrincipal Anna = Of("anna");
    private static readonly AccessPrincipal Bodo = Of("bodo");

    private readonly ManualTimeProvider _time = new();
    private readonly CommandStore _kept;

    public CommandStoreTests() => _kept = new CommandStore(_time);

    [Fact]
    public void Add_MoreThanAreKept_TakesTheRoomOfTheirOwnOldest()
    {
        var (first, theirs) = (Add(Anna, CommandStatus.Refused), Add(Bodo, CommandStatus.Refused));
        for (var i = 0; i < CommandStore.MaxPerOwner; i++)
        {
            Add(Anna, CommandStatus.Refused);
        }

        _kept.Find(first, Anna).ShouldBeNull();
        _kept.Find(theirs, Bodo).ShouldNotBeNull();
        _kept.Page(Anna, null, int.MaxValue).Count.ShouldBe(CommandStore.MaxPerOwner);
    }

    [Fact]
    public void Add_WhileAllThatAreKeptAreUnderWay_IsNotTaken()
    {
        for (var i = 0; i < CommandStore.MaxPerOwner; i++)
        {
            Add(Anna, CommandStatus.Requested);
        }

        _kept.Add(Asked(Anna, CommandStatus.Requested), default).ShouldBe((false, null));
        _kept.Add(Asked(Bodo, CommandStatus.Requested), default).IsNew.ShouldBeTrue();
    }

    [Fact]
    public void Page_AfterPage_HasEachOnceTheNewestFirstWhileMoreAreAdded()
    {
        var ids = Enumerable.Range(0, 7).Select(_ => Add(Anna, CommandStatus.Refused)).Reverse().ToList();
        Add(Bodo, CommandStatus.Refused);

        var first = _kept.Page(Anna, null, 3);
        Add(Anna, CommandStatus.Refused);
        var second = _kept.Page(Anna, first[^1].Number, 3);
        var third = _kept.Page(Anna, second[^1].Number, 3);

        first.Concat(second).Concat(third).Select(c => c.Progress.Request.Id).ShouldBe(ids);
        _kept.Page(Anna, third[^1].Number, 3).ShouldBeEmpty();
    }

    [Fact]
    public void Command_OlderThanAnHour_IsRemoved()
    {
        Add(Anna, CommandStatus.Refused);
        _time.Advance(TimeSpan.FromMinutes(61));
        _kept.Page(Anna, null, 10).ShouldBeEmpty();
    }

    [Fact]
    public void Outline_OfACommandThatIsTooLong_IsShort()
    {
        var text = new string('x', 60_000);
        var request = new CommandRequest { Id = Guid.NewGuid(), Kind = CommandKind.Hold, Account = text, Extension = text, Call = text, Leg = text, Other = text, Target = text, Reason = text };

        CommandLimits.Problem(request).ShouldBe("An account's id has at most 100 characters.");
        var kept = CommandLimits.Outline(request);
        (kept.Account.Length + kept.Extension.Length + kept.Call!.Length + kept.Target!.Length).ShouldBeLessThan(500);
        (kept.Leg, kept.Other, kept.Reason).ShouldBe((null, null, null));
    }

    [Fact]
    public void Digest_TellsOneTextFromAnother()
    {
        var one = Asked(Anna, CommandStatus.Requested).Request;
        CommandDigest.Compute(one).ShouldBe(CommandDigest.Compute(one with { }));
        CommandDigest.Compute(one with { Reason = "another" }).ShouldNotBe(CommandDigest.Compute(one));
    }

    private Guid Add(AccessPrincipal principal, CommandStatus status)
    {
        var asked = Asked(principal, status);
        _kept.Add(asked, default).IsNew.ShouldBeTrue();
        return asked.Request.Id;
    }

    private CommandState Asked(AccessPrincipal principal, CommandStatus status) => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = CommandKind.Dial, Account = "sydney", Extension = "101" }, principal.Name, principal.Id, _time.GetUtcNow(), status, "", _time.GetUtcNow());

    private static AccessPrincipal Of(string id) => new(PrincipalKind.ApiClient, id, id, Role.Viewer, TokenScopes.Command, AccessLimits.None);
}
