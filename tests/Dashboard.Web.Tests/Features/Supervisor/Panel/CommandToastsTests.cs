using Bunit;
using Dashboard.Presence.Commands;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Panel;

namespace Dashboard.Web.Tests.Features.Supervisor.Panel;

/// <summary>The toasts of commands never claim more than is known.</summary>
public sealed class CommandToastsTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(CommandStatus.Requested, "", false, "Sending", true)]
    [InlineData(CommandStatus.Requested, "The line broke.", false, "No answer: it may have been done", true)]
    [InlineData(CommandStatus.Accepted, "", false, "Accepted, not confirmed yet", true)]
    [InlineData(CommandStatus.Accepted, "Nothing would show it.", true, "Accepted, cannot be confirmed", false)]
    [InlineData(CommandStatus.Observed, "", false, "Done", false)]
    [InlineData(CommandStatus.Refused, "It is over.", false, "Refused", false)]
    [InlineData(CommandStatus.TimedOut, "Nothing was seen.", false, "Not confirmed", false)]
    public void Toast_OfACommand_SaysHowFarItHasComeAndWhetherMoreWillCome(CommandStatus status, string detail, bool isUnseeable, string said, bool isUnderWay)
    {
        var request = new CommandRequest { Id = Guid.NewGuid(), Kind = CommandKind.HangUp, Account = SupervisorFixture.Account, Extension = "101", Call = "c1" };
        var command = new CommandState(request, "Anna", "1", _fixture.Now, status, detail, _fixture.Now) { IsUnverifiable = isUnseeable };

        var toast = _context.Render<CommandToasts>(p => p.Add(t => t.Commands, [command]).Add(t => t.Snapshot, _fixture.Snapshot)).Find("li");

        toast.QuerySelector("b")!.TextContent.ShouldBe(said);
        toast.HasAttribute("data-under-way").ShouldBe(isUnderWay);
        toast.GetAttribute("data-command").ShouldBe($"{request.Id}");
        (toast.QuerySelector("small")?.TextContent ?? "").ShouldBe(detail);
    }
}
