using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Dashboard.Web.Hosting.Services;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Jobs;
using Dashboard.Web.Polling.Pacing;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Polling.Jobs;

/// <summary>Tests the real scheduler on the system clock: polls repeat, never overlap, and stop and restart.</summary>
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
            () => host.Services.GetRequiredService<PresenceStore>().Current.Accounts["one"].Value.Health == AccountHealth.Ok, Bound, "it is well again");
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
        (clock.GetUtcNow() - host.Services.GetRequiredService<PresenceStore>().GetLastListed("one").Presence!.Value).ShouldBeInRange(TimeSpan.Zero, Bound);
        await host.StopAsync();
    }

    [Fact]
    public async Task Job_DeletedWhileItRuns_IsCancelledAndTheAccountIsPolledOn()
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = Answering("one", new TaskCompletionSource().Task, () => running.TrySetResult());
        using var host = await StartAsync(("one", source));
        await running.Task.WaitAsync(Bound);
        source.Answer = _ => Task.FromResult(Nothing("one"));

        var jobs = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().ProcessingJobs(0, 10);
        jobs.Where(j => j.Value.Job.Queue == PollScheduler.Queue).ShouldHaveSingleItem();
        host.Services.GetRequiredService<IBackgroundJobClientV2>().Delete(jobs[0].Key).ShouldBeTrue();

        await Eventually.HoldsAsync(() => source.Polls >= 3, Bound, "it is polled on");
        await host.StopAsync();
    }

    [Fact]
    public async Task Job_DeletedBeforeItRan_IsReplacedByTheWatchdog()
    {
        // Without a job server, enqueued jobs stay enqueued.
        using var storage = new InMemoryStorage();
        var jobs = new BackgroundJobClient(storage);
        using var accounts = Accounts(TimeProvider.System, new PresenceStore(TimeProvider.System, "e"), ("one", new ScriptedSource()));
        var scheduler = new PollScheduler(jobs, storage, accounts, TimeProvider.System, NullLogger<PollScheduler>.Instance);
        await scheduler.StartAsync(CancellationToken.None);
        var first = await EnqueuedAsync(storage);
        scheduler.Repair().ShouldBe(0, "nothing is missing");

        jobs.Delete(first).ShouldBeTrue();
        scheduler.Repair().ShouldBe(1);

        (await EnqueuedAsync(storage)).ShouldNotBe(first);
        scheduler.Repair().ShouldBe(0);
        await scheduler.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Watchdog_OfARunningHost_IsARecurringJobThatRuns()
    {
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards);
        using var connection = host.Get<JobStorage>().GetConnection();

        host.Get<IRecurringJobManagerV2>().Trigger("polling-watchdog");

        await Eventually.HoldsAsync(() => connection.GetRecurringJobs(["polling-watchdog"])[0].LastJobState == "Succeeded", Bound, "it has run");
        connection.GetRecurringJobs().Select(j => j.Id).Order().ShouldBe(["check-database", "polling-watchdog", "prune-audit-log", "prune-ended-sessions", "prune-pairing-codes"]);
    }

    [Fact]
    public async Task Job_EnqueuedByAnotherProgram_DoesNotPoll()
    {
        var release = new TaskCompletionSource();
        var source = Answering("one", release.Task, () => { });
        using var host = await StartAsync(("one", source));
        await Eventually.HoldsAsync(() => source.Polls == 1, Bound, "the first poll waits for its answer");
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();

        var stray = host.Services.GetRequiredService<IBackgroundJobClientV2>()
            .Enqueue<PollJob>(PollScheduler.Queue, job => job.RunAsync("one", "presence", null!, CancellationToken.None));

        await Eventually.HoldsAsync(() => connection.GetStateData(stray)?.Name == "Succeeded", Bound, "it ends at once");
        source.Polls.ShouldBe(1);
        release.SetResult();
        await Eventually.HoldsAsync(() => source.Polls >= 2, Bound, "the account is polled on");
        await host.StopAsync();
    }

    [Fact]
    public async Task Stop_WhileAVendorDoesNotAnswer_TakesLessThanTwoSecondsAndWarnsOfNothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = Answering("one", new TaskCompletionSource().Task, () => asked.TrySetResult());
        using var log = new CapturedLog();
        using var host = await StartAsync(TimeProvider.System, log, ("one", source));
        await asked.Task.WaitAsync(Bound);

        var begun = TimeProvider.System.GetTimestamp();
        await host.StopAsync();

        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        log.Text.Split('\n').Where(line => line.StartsWith("Warning ", StringComparison.Ordinal) || line.StartsWith("Error ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Creates a source that responds once a task has completed.</summary>
    private static ScriptedSource Answering(string account, Task after, Action onAsked) => new()
    {
        Answer = async cancellationToken =>
        {
            onAsked();
            await after.WaitAsync(cancellationToken);
            return Nothing(account);
        },
    };

    private static async Task<string> EnqueuedAsync(JobStorage storage)
    {
        // A deleted job stays in its queue until a worker processes it.
        using var connection = storage.GetConnection();
        string? job = null;
        await Eventually.HoldsAsync(
            () => (job = storage.GetMonitoringApi().EnqueuedJobs(PollScheduler.Queue, 0, 10).Select(j => j.Key).SingleOrDefault(j => connection.GetStateData(j)?.Name == "Enqueued")) is not null,
            Bound,
            "a poll is enqueued");
        return job!;
    }

    private static Task<IHost> StartAsync(params (string Id, ScriptedSource Source)[] accounts) => StartAsync(TimeProvider.System, accounts);

    private static Task<IHost> StartAsync(TimeProvider clock, params (string Id, ScriptedSource Source)[] accounts) => StartAsync(clock, null, accounts);

    private static async Task<IHost> StartAsync(TimeProvider clock, ILoggerProvider? log, params (string Id, ScriptedSource Source)[] accounts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        builder.AddPresence(clock).AddPolling().Services.AddSingleton(s => Accounts(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<PresenceStore>(), accounts));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static PolledAccounts Accounts(TimeProvider time, PresenceStore board, params (string Id, ScriptedSource Source)[] accounts) => new(
        accounts.Select(a => new PolledAccount(
            a.Id, "Test", a.Source, new PollOptions { Presence = TimeSpan.FromSeconds(1) }, AccountDirectory.Empty, new RequestRateLimiter(1000, TimeProvider.System), () => 0.5)),
        board,
        time);

    private static Observation Nothing(string account) => new()
    {
        Account = account,
        Endpoint = "presence",
        At = TimeProvider.System.GetUtcNow(),
        Extensions = new([], true),
    };
}
