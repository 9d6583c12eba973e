using System.Net;
using Bunit;
using Dashboard.Web.Features.Boards;

namespace Dashboard.Web.Tests.Scenarios.Boards;

/// <summary>Tests the text for an empty list of calls: the vendor may not report calls, or may not have responded yet.</summary>
public sealed class EmptyCallListTests
{
    private const string Words = "No calls are known.";

    [Fact]
    public void Wall_WithoutCalls_SaysThatNoneAreKnown()
    {
        using var fixture = new BoardFixture();
        fixture.See(fixture.Extension("101"));

        var panel = fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone")).Find("[data-panel=calls], .panel:has([data-list=calls])");

        panel.TextContent.ShouldContain(Words);
    }

    [Fact]
    public async Task Supervisor_WithoutCalls_SaysThatNoneAreKnownAndWithAFilterThatNoneMatches()
    {
        await using var host = await CommandHost.StartAsync();
        using var supervisor = await host.SupervisorAsync();

        (await PageAsync("/supervisor")).ShouldContain(Words);
        (await PageAsync("/supervisor?q=nobody+at+all")).ShouldContain("No call matches. Clear the search or the filters.");
        await host.TalkAsync(host.Numbers[0]);
        (await PageAsync("/supervisor")).ShouldNotContain(Words);

        async Task<string> PageAsync(string path)
        {
            using var answer = await supervisor.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
