using Dashboard.Presence;
using Dashboard.Testing;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandRaceTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly CommandRaces _races;

    public CommandRaceTests() => _races = new CommandRaces(_time);

    [Theory]
    [InlineData(CommandKind.HangUp, CommandKind.HangUp)]
    [InlineData(CommandKind.HangUp, CommandKind.BlindTransfer)]
    [InlineData(CommandKind.Hold, CommandKind.HangUp)]
    public void AnotherHand_OnACallThatIsBeingActedOn_IsToldByWhomAndWhat(CommandKind first, CommandKind second)
    {
        _races.Takes(Asked(first, "Anna")).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(2));

        var refusal = _races.Takes(Asked(second, "Jane"));

        refusal.ShouldBe($"Anna asked to {CommandNeeds.Words(first)} this call 2 s ago, and what came of it is not seen yet. Nothing was sent. Look again.");
    }

    [Fact]
    public void AnotherPage_OfTheSamePerson_IsAnotherHand()
    {
        _races.Takes(Asked(CommandKind.HangUp, "Anna", hand: Guid.NewGuid())).ShouldBeNull();

        _races.Takes(Asked(CommandKind.BlindTransfer, "Anna", hand: Guid.NewGuid())).ShouldNotBeNull();
    }

    [Fact]
    public void OneHand_MayGoOnWithWhatItBegan_AndNotDoItTwice()
    {
        var hand = Guid.NewGuid();
        _races.Takes(Asked(CommandKind.Hold, "Anna", hand)).ShouldBeNull();

        _races.Takes(Asked(CommandKind.HangUp, "Anna", hand)).ShouldBeNull();
        _races.Takes(Asked(CommandKind.Hold, "Anna", hand)).ShouldNotBeNull();
    }

    [Fact]
    public void ACall_WhoseCommandIsOver_IsFreeAgain()
    {
        var first = Asked(CommandKind.Hold, "Anna");
        _races.Takes(first).ShouldBeNull();
        _races.Leave(first with { Status = CommandStatus.TimedOut });

        _races.Takes(Asked(CommandKind.HangUp, "Jane")).ShouldBeNull();
    }

    [Fact]
    public void OtherCallsDialsAndListening_AreInNobodysWay()
    {
        _races.Takes(Asked(CommandKind.HangUp, "Anna")).ShouldBeNull();

        _races.Takes(Asked(CommandKind.HangUp, "Jane", call: "c2")).ShouldBeNull();
        _races.Takes(Asked(CommandKind.Dial, "Jane", call: null)).ShouldBeNull();
        _races.Takes(Asked(CommandKind.Monitor, "Jane")).ShouldBeNull();
    }

    private CommandProgress Asked(CommandKind kind, string by, Guid? hand = null, string? call = "c1") => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = kind, Account = "sydney", Extension = "101", Call = call, Hand = hand },
        by, by, _time.GetUtcNow(), CommandStatus.Requested, "", _time.GetUtcNow());
}
