using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Storage;
using Dashboard.Testing;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration;
using Dashboard.Web.Features.Diagnostics;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using Dashboard.Web.Security;
using Dashboard.Web.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Diagnostics;

public sealed class DiagnosticsPageTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly MachineClock _machine;
    private readonly MonotonicTimeProvider _clock;
    private readonly BunitContext _context = new();
    private readonly PresenceStore _board;

    public DiagnosticsPageTests()
    {
        _board = new PresenceStore(_time, "epoch-1");
        _machine = new MachineClock(_time);
        _clock = new MonotonicTimeProvider(_machine);
    }

    [Fact]
    public void Page_WithoutAnything_SaysWhatWouldBeThere()
    {
        var page = Page([], [], []);

        page.FindAll(".nothing").Select(p => p.TextContent.Split('.')[0]).ShouldBe(["No accounts", "No boards", "Nothing is configured: every key has its default"]);
        page.Find(".program").TextContent.ShouldContain("epoch-1");
        page.Find(".program").TextContent.ShouldNotContain("Clock");
    }

    [Fact]
    public void Page_OfAMachineThatWasSetBack_SaysByHowMuchItsTimesAreAhead()
    {
        _machine.Off = TimeSpan.FromHours(-2);

        Page([], [], []).Find(".program").TextContent.ShouldContain("2 h ahead of this machine's");
    }

    [Fact]
    public async Task Page_OfAnAccountThatFails_SaysWhatHappenedAndWhenItIsAskedAgain()
    {
        var account = Account();
        var endpoint = account.Endpoints[0];
        await account.RateLimiter.AcquireAsync(CancellationToken.None);
        endpoint.Succeed(_time.GetUtcNow());
        endpoint.Count(new Observation { Account = "sydney", Endpoint = "presence", At = default, BadRows = 3, UnknownValues = ["Lunching", "Gone"] });
        _time.Advance(TimeSpan.FromSeconds(90));
        endpoint.Fail(new PollFailure(PollFailureKind.Unavailable, "Nobody <answers>."), _time.GetUtcNow(), TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(12));

        var page = Page([account], [new BoardDefinition("everyone", "Everyone", BoardFilter.Everything)], []);

        page.Find(".health").GetAttribute("data-health").ShouldBe("Unreachable");
        page.Find(".sheet .facts").TextContent.ShouldContain("0 of 60");
        page.Find("[data-label='Every']").TextContent.ShouldBe("2 s");
        page.Find("[data-label='Last success']").TextContent.ShouldBe("1 min ago");
        page.Find("[data-label='Next try']").TextContent.ShouldBe("in 8 s");
        page.Find("[data-label='Bad rows']").TextContent.ShouldBe("3");
        page.Find("[data-label='Unknown words']").TextContent.ShouldBe("2");
        page.Find(".failure strong").TextContent.ShouldBe("Not reached, for 12 s");
        page.Find(".failure span").TextContent.ShouldBe("Nobody <answers>.");
        page.Find(".retry").GetAttribute("action").ShouldBe("api/v1/accounts/sydney/retry");
        page.Find("[data-label='Extensions']").TextContent.ShouldBe("none yet");
        page.Markup.ShouldNotMatch(@" style=|<style|<script|\son[a-z]+=");
    }

    [Fact]
    public void Page_OfAFailureThatIsOver_StillTellsIt()
    {
        var account = Account();
        account.Endpoints[0].Fail(new PollFailure(PollFailureKind.Throttled, "Too fast."), _time.GetUtcNow(), TimeSpan.FromSeconds(1));
        account.Endpoints[0].Succeed(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromMinutes(3));

        var page = Page([account], [], []);

        page.Find(".failure").GetAttribute("data-lasts").ShouldBe("false");
        page.Find(".failure strong").TextContent.ShouldBe("Over: Too many requests, 3 min ago");
        page.Find(".health").TextContent.ShouldBe("OK");
    }

    [Fact]
    public void Page_OfARefusedSignIn_WaitsForAPerson()
    {
        var account = Account();
        account.Endpoints[0].Fail(new PollFailure(PollFailureKind.AuthRejected, "No."), _time.GetUtcNow(), null);

        Page([account], [], []).Find("[data-label='Next try']").TextContent.ShouldBe("when you press Try again");
    }

    [Fact]
    public void Page_OfConfiguration_ShowsEachKeyAndItsSource()
    {
        var page = Page([], [], [new ConfiguredGroup("Account sydney",
        [
            new ConfiguredKey("Accounts:sydney:Vendor", "Jingl", "appsettings.json", false),
            new ConfiguredKey("Accounts:sydney:Password", "set", "environment", true),
        ])]);

        page.Find(".keys .group").TextContent.Trim().ShouldBe("Account sydney");
        page.FindAll(".keys td").Select(c => c.TextContent).ShouldBe(["Jingl", "appsettings.json", "set", "environment"]);
    }

    public void Dispose() => _context.Dispose();

    private PolledAccount Account() => new(
        "sydney", "Jingl", new ScriptedSource(), new PollOptions(), AccountDirectory.Empty, new RequestRateLimiter(60, _time), () => 0.5);

    private IRenderedComponent<DiagnosticsPage> Page(PolledAccount[] accounts, BoardDefinition[] boards, ConfiguredGroup[] groups)
    {
        _context.Services.AddSingleton<TimeProvider>(_time);
        _context.Services.AddSingleton(_clock);
        _context.Services.AddSingleton(_board);
        _context.Services.AddSingleton(new DatabaseHealth(new Database(new StorageOptions(StorageProvider.Sqlite, "Data Source=:memory:"), _time)));
        _context.Services.AddSingleton(new PolledAccounts(accounts, _board, _time));
        _context.Services.AddSingleton(new BoardRegistry(boards, _board, _time, isDemo: false));
        _context.Services.AddSingleton(new ConfigurationReport { Version = "1.0.0", Runtime = ".NET", StartedAt = _time.GetUtcNow(), Groups = groups });
        return _context.Render<DiagnosticsPage>();
    }
}
