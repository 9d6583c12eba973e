using Dashboard.Presence;
using Quartz;

namespace Dashboard.Web.Polling;

/// <summary>All that knows of Quartz: one job for each account and endpoint, one trigger that fires once and is set anew after each run.</summary>
internal sealed class PollScheduler(ISchedulerFactory factory, PolledAccounts accounts, TimeProvider time) : IHostedService
{
    // The first polls are spread over this, so that accounts do not fire together; the offset then stays.
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var endpoints = accounts.All.SelectMany(a => a.Endpoints.Select(e => (Account: a, Endpoint: e))).ToList();
        for (var i = 0; i < endpoints.Count; i++)
        {
            var (account, endpoint) = endpoints[i];
            var job = JobBuilder.Create<PollJob>()
                .WithIdentity(endpoint.Endpoint.Name, account.Id)
                .StoreDurably()
                .Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
            await ArmAsync(scheduler, account.Id, endpoint.Endpoint.Name, Spread * i / endpoints.Count, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sets the next run of an endpoint, in place of any set before.</summary>
    public async Task ArmAsync(IScheduler scheduler, string account, string endpoint, TimeSpan delay, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create()
            .WithIdentity(endpoint, account)
            .ForJob(endpoint, account)
            .StartAt(time.GetUtcNow() + delay)
            .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>Asks what yields some parts of an account before its turn: something was done there. What the vendor asked to be spared stays so.</summary>
    public async Task PollSoonAsync(PolledAccount account, PresenceParts parts, CancellationToken cancellationToken)
    {
        if (account.SignInRefused is not null || account.Budget.QuietUntil > time.GetUtcNow())
        {
            return;
        }

        var scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var endpoint in account.Endpoints.Where(e => (e.Endpoint.Parts & parts) != PresenceParts.None && e.Status.Failure is null))
        {
            await ArmAsync(scheduler, account.Id, endpoint.Endpoint.Name, TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>Asks every endpoint of an account again at once: "try again".</summary>
    public async Task RestartAsync(PolledAccount account, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        account.Restart();
        foreach (var endpoint in account.Endpoints)
        {
            await ArmAsync(scheduler, account.Id, endpoint.Endpoint.Name, TimeSpan.Zero, cancellationToken);
        }
    }
}

/// <summary>Runs one poll and sets the next.</summary>
[DisallowConcurrentExecution]
internal sealed class PollJob(PollEndpoint poll, PolledAccounts accounts, PollScheduler scheduler) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (name, id) = (context.JobDetail.Key.Name, context.JobDetail.Key.Group);
        var account = accounts.Find(id)!;
        var endpoint = account.Endpoints.First(e => e.Endpoint.Name == name);
        if (await poll.RunAsync(account, endpoint, cancellationToken) is { } next)
        {
            await scheduler.ArmAsync(context.Scheduler, id, name, next, cancellationToken);
        }
    }
}
