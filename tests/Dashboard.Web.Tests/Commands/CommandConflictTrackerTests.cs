using Dashboard.Presence.Commands;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandConflictTrackerTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly CommandConflictTracker _races;

    public CommandConflictTrackerTests() => _races = new CommandConflictTracker(_time);

    [Theory]
    [InlineData(CommandKind.HangUp, CommandKind.HangUp)]
    [InlineData(CommandKind.HangUp, CommandKind.BlindTransfer)]
    [InlineData(CommandKind.Hold, CommandKind.HangUp)]
    public void TryBegin_ByAnotherClientOnABusyCall_NamesTheUserAndTheCommand(CommandKind first, CommandKind second)
    {
        _races.TryBegin(Asked(first, "Anna")).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(2));

        var refusal = _races.TryBegin(Asked(second, "Jane"));

        refusal.ShouldBe($"Anna sent “{CommandRequirements.GetName(first)}” for this call 2 s ago, and its result is not known yet. Nothing was sent. Check the call first.");
    }

    [Fact]
    public void TryBegin_ByAnotherPageOfTheSameUser_IsAConflict()
    {
        _races.TryBegin(Asked(CommandKind.HangUp, "Anna", hand: Guid.NewGuid())).ShouldBeNull();

        _races.TryBegin(Asked(CommandKind.BlindTransfer, "Anna", hand: Guid.NewGuid())).ShouldNotBeNull();
    }

    [Fact]
    public void TryBegin_ByTheSameClient_ContinuesButDoesNotRepeat()
    {
        var hand = Guid.NewGuid();
        _races.TryBegin(Asked(CommandKind.Hold, "Anna", hand)).ShouldBeNull();

        _races.TryBegin(Asked(CommandKind.HangUp, "Anna", hand)).ShouldBeNull();
        _races.TryBegin(Asked(CommandKind.Hold, "Anna", hand)).ShouldNotBeNull();
    }

    [Fact]
    public void ACall_WhoseCommandIsOver_IsFreeAgain()
    {
        var first = Asked(CommandKind.Hold, "Anna");
        _races.TryBegin(first).ShouldBeNull();
        _races.End(first with { Status = CommandStatus.TimedOut });

        _races.TryBegin(Asked(CommandKind.HangUp, "Jane")).ShouldBeNull();
    }

    [Fact]
    public void TryBegin_OfOtherCallsDialsAndMonitoring_DoesNotConflict()
    {
        _races.TryBegin(Asked(CommandKind.HangUp, "Anna")).ShouldBeNull();

        _races.TryBegin(Asked(CommandKind.HangUp, "Jane", call: "c2")).ShouldBeNull();
        _races.TryBegin(Asked(CommandKind.Dial, "Jane", call: null)).ShouldBeNull();
        _races.TryBegin(Asked(CommandKind.Monitor, "Jane")).ShouldBeNull();
    }

    private CommandState Asked(CommandKind kind, string by, Guid? hand = null, string? call = "c1") => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = kind, Account = "sydney", Extension = "101", Call = call, ClientInstanceId = hand },
        by, by, _time.GetUtcNow(), CommandStatus.Requested, "", _time.GetUtcNow());
}
