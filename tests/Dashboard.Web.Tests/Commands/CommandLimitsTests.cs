using Dashboard.Presence.Commands;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandLimitsTests
{
    private static readonly CommandRequest Request = new()
    {
        Id = Guid.NewGuid(), Kind = CommandKind.Monitor, Account = "sydney", Extension = "101", Call = "c1", Leg = "1", Other = "c2", Target = "102", SeenVersion = 7, Reason = "training",
        ClientInstanceId = Guid.NewGuid(),
    };

    public static TheoryData<int, Func<string, CommandRequest>> Texts => new()
    {
        { CommandLimits.Account, text => Request with { Account = text } },
        { CommandLimits.Number, text => Request with { Extension = text } },
        { CommandLimits.Number, text => Request with { Target = text } },
        { CommandLimits.Key, text => Request with { Call = text } },
        { CommandLimits.Key, text => Request with { Other = text } },
        { CommandLimits.Key, text => Request with { Leg = text } },
        { CommandLimits.Reason, text => Request with { Reason = text } },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Problem_OfEachText_IsThatItIsLongerThanItsLimit(int limit, Func<string, CommandRequest> with)
    {
        CommandLimits.Problem(with(new string('x', limit))).ShouldBeNull();
        CommandLimits.Problem(with(new string('x', limit + 1))).ShouldNotBeNull().ShouldEndWith($"has at most {limit} characters.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Outline_OfAnyText_IsWithinTheLimits(int limit, Func<string, CommandRequest> with) =>
        CommandLimits.Problem(CommandLimits.Outline(with(new string('x', 10 * limit)))).ShouldBeNull();

    [Fact]
    public void Outline_OfARequest_HasItsMainFields() =>
        CommandLimits.Outline(Request).ShouldBe(Request with { Leg = null, Other = null, SeenVersion = null, Reason = null });

    [Fact]
    public void Outline_OfARequestWithoutACall_HasNone() => CommandLimits.Outline(Request with { Call = null, Target = null }).Call.ShouldBeNull();
}
