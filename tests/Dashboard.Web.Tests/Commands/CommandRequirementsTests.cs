using Dashboard.Presence.Commands;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandRequirementsTests
{
    [Fact]
    public void RequiresTarget_OfDialsTransfersAndMonitoring() => Kinds(CommandRequirements.RequiresTarget).ShouldBe(
        [CommandKind.Dial, CommandKind.BlindTransfer, CommandKind.AttendedTransfer, CommandKind.Monitor, CommandKind.Coach, CommandKind.Barge]);

    [Fact]
    public void IsMonitoring_OfMonitorCoachAndBarge() => Kinds(CommandRequirements.IsMonitoring).ShouldBe([CommandKind.Monitor, CommandKind.Coach, CommandKind.Barge]);

    [Fact]
    public void Describe_OfEveryKind_IsANameOfItsOwn() =>
        Enum.GetValues<CommandKind>().Select(CommandRequirements.Describe).Distinct().Count().ShouldBe(Enum.GetValues<CommandKind>().Length);

    private static IEnumerable<CommandKind> Kinds(Predicate<CommandKind> matches) => [.. Enum.GetValues<CommandKind>().Where(k => matches(k))];
}
