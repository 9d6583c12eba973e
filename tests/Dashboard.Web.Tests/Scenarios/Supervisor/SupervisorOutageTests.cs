using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>The page's messages when there is nothing to show, or when its data may be old.</summary>
public sealed class SupervisorOutageTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Bar_OfAccountsThatAnswer_NamesNone() => Trouble().ChildNodes.ShouldBeEmpty("an empty one is not shown");

    [Theory]
    [InlineData(AccountHealth.AuthRejected, "Sign-in refused")]
    [InlineData(AccountHealth.Unreachable, "Unreachable")]
    [InlineData(AccountHealth.Throttled, "Throttled")]
    [InlineData(AccountHealth.Degraded, "Degraded")]
    public void Bar_OfAnAccountInTrouble_NamesItItsTroubleAndWhy(AccountHealth health, string word)
    {
        var kind = health switch
        {
            AccountHealth.AuthRejected => PollFailureKind.AuthRejected,
            AccountHealth.Throttled => PollFailureKind.Throttled,
            _ => PollFailureKind.Unavailable,
        };
        var failed = new EndpointStatus("presence", new EndpointFailure("presence", kind, "What is wrong.", _fixture.Now, null));
        _fixture.Board.Apply(_fixture.Snapshot.Account(SupervisorFixture.Account)! with { Endpoints = health == AccountHealth.Degraded ? [failed, new EndpointStatus("calls", null)] : [failed] });

        var trouble = Trouble();

        _fixture.Snapshot.Account(SupervisorFixture.Account)!.Health.ShouldBe(health);
        trouble.TextContent.Trim().ShouldBe($"{SupervisorFixture.Account}: {word}");
        trouble.GetAttribute("title").ShouldBe($"{SupervisorFixture.Account}: What is wrong.");
        trouble.GetAttribute("role").ShouldBe("status");
    }

    [Fact]
    public void Sheet_OfALostLine_SaysHowOldThePageIsAndThatNothingIsDone()
    {
        var sheet = _context.Render<ReconnectDialog>().Find("#components-reconnect-modal");

        sheet.GetAttribute("role").ShouldBe("alertdialog");
        Described(sheet, "aria-labelledby").ShouldBe("Connection lost");
        Described(sheet, "aria-describedby").ShouldContain("Actions are not sent.");
        // The script writes the age here. Without it the dialog would show "a moment" for hours.
        sheet.QuerySelector("#reconnect-words [data-slot=old]").ShouldNotBeNull().TextContent.ShouldBe("a moment");
    }

    private static string Described(IElement sheet, string by) => sheet.QuerySelector($"#{sheet.GetAttribute(by)}").ShouldNotBeNull().TextContent;

    private IElement Trouble()
    {
        _context.Services.AddSingleton(new BoardRegistry([], _fixture.Board, _fixture.Time, isDemo: true));
        return _context.Render<Toolbar>(p => p.Add(b => b.Snapshot, _fixture.Snapshot).Add(b => b.View, new SupervisorViewState())).Find(".supervisor-outage");
    }
}
