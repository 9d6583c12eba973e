using Dashboard.Presence.Commands;
using Dashboard.Vendors.Commands;

namespace Dashboard.Vendors.Tests.Commands;

/// <summary>Tests which values may become a segment of a URL.</summary>
public sealed class CommandPreconditionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u200b")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("?")]
    [InlineData("1\u200b2")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    public void Segment_ThatNamesNothingOrClimbs_IsRefused(string? value) =>
        Should.Throw<CommandException>(() => CommandPreconditions.Segment(value, "the call's id")).Result.Answer.ShouldBe(CommandOutcome.Refused);

    [Theory]
    [InlineData("0003*210", "0003*210")]
    [InlineData("%2F", "%252F")]
    [InlineData("a?b#c d+e", "a%3Fb%23c%20d%2Be")]
    public void Segment_ThatNamesSomething_IsEscaped(string value, string segment) =>
        CommandPreconditions.Segment(value, "the call's id").ShouldBe(segment);
}
