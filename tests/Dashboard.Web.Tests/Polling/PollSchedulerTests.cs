using Dashboard.Presence;
using Dashboard.Testing;
using Dashboard.Web.Polling;
using Dashboard.Web.Startup;
using Dashboard.Web.Tests.Clock;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Polling;

/// <summary>The real scheduler, on the real clock: what is shown is that it runs on, never overlaps, and stops and restarts.</summary>
public sealed class PollSchedulerTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Jobs_OneSlowOneFast_NeverOverlapAndDoNotWaitForEachOther()
    {
        var running = 0;
        var overlaps = 0;
        var release = new TaskCompletionSource();
        var slow = new ScriptedSource
        {
            Answer = async ct =>
            {
                overlaps += Interlocked.Increment(ref running) > 1 ? 1 : 0;
                await release.Task.WaitAsync(ct);
                Interlocked.Decrement(ref running);
                return Nothing("slow");
            },
        };
        var fast = new ScriptedSource { Answer = _ => Task.FromResult(Nothing("fast")) };
        using var host = await StartAsync(("slow", slow), ("fast", fast));

        await Eventually.HoldsAsync(() => fast.Polls >= 3, Bound, "the fast account is polled on");
        slow.Polls.ShouldBe(1);
        release.SetResult();
        await Eventually.HoldsAsync(() => slow.Polls >= 2, Bound, "the slow account is polled again");
        overlaps.ShouldBe(0);
        await host.StopAsync();
    }

    [Fact]
    public async Task Restart_AccountThatWasRejected_IsPolledAgainAtOnce()
    {
        var source = new ScriptedSource { Answer = _ => throw new PollException(new PollFailure(PollFailureKind.AuthRejected, "no")) };
        var other = new ScriptedSource { Answer = _ => Task.FromResult(Nothing("other")) };
        using var host = await StartAsync(("one", source), ("other", other));
        await Eventually.HoldsAsync(() => other.Polls >= 3, Bound, "time has gone by");
        source.Polls.ShouldBe(1);

        source.Answer = _ => Task.FromResult(Nothing("one"));
        var accounts = host.Services.GetRequiredService<PolledAccounts>();
        host.Services.GetRequiredService<PollScheduler>().Restart(accounts.Find("one")!);

        await Eventually.HoldsAsync(() => source.Polls >= 2, Bound, "it is asked again");
        await Eventually.HoldsAsync(
            () => host.Services.GetRequiredService<PresenceBoard>().Current.Accounts["one"].Value.Health == AccountHealth.Ok, Bound, "it is well again");
        await host.StopAsync();
    }

    [Fact]
    public async Task Clock_SetBackAnHour_IsPolledOnAndNothingCountsAsSeenInTheTimeToCome()
    {
        var machine = new MachineClock(TimeProvider.System);
        TimeProvider clock = machine;
        var source = new ScriptedSource { Answer = _ => Task.FromResult(Nothing("one") with { At = clock.GetUtcNow() }) };
        using var host = await StartAsync(machine, ("one", source));
        clock = host.Services.GetRequiredService<TimeProvider>();
        await Eventually.HoldsAsync(() => source.Polls >= 2, Bound, "it is polled");

        machine.Off = TimeSpan.FromHours(-1);
        var before = source.Polls;

        await Eventually.HoldsAsync(() => source.Polls >= before + 3, Bound, "it is polled on");
        (clock.GetUtcNow() - host.Services.GetRequiredService<PresenceBoard>().Seen("one").Presence!.Value).ShouldBeInRange(TimeSpan.Zero, Bound);
        await host.StopAsync();
    }

    private static Task<IHost> StartAsync(params (string Id, ScriptedSource Source)[] accounts) => StartAsync(TimeProvider.System, accounts);

    private static async Task<IHost> StartAsync(TimeProvider clock, params (string Id, ScriptedSource Source)[] accounts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        var settings = new PollSettings { Presence = TimeSpan.FromSeconds(1) };
        builder.AddPresence(clock).AddPolling().Services.AddSingleton(s => new PolledAccounts(
            accounts.Select(a => new PolledAccount(
                a.Id, "Test", a.Source, settings, AccountDirectory.Empty, new RequestBudget(1000, TimeProvider.System), () => 0.5)),
            s.GetRequiredService<PresenceBoard>(), s.GetRequiredService<TimeProvider>()));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static Observation Nothing(string account) => new()
    {
        Account = account,
        Endpoint = "presence",
        At = TimeProvider.System.GetUtcNow(),
        Extensions = new([], true),
    };
}
