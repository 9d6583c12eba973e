using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace Dashboard.Web.Polling.Jobs;

/// <summary>Formats the name of a poll on the jobs page: "sydney · handset status".</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PollJobNameAttribute() : JobDisplayNameAttribute("{0} · {1}")
{
    /// <inheritdoc/>
    public override string Format(DashboardContext context, Job job) => job.Args is [string account, string name, ..]
        ? $"{account} · {context.GetHttpContext().RequestServices.GetRequiredService<PolledAccounts>().Find(account)?.Endpoints.FirstOrDefault(e => e.Endpoint.Name == name)?.Endpoint.Title ?? name}"
        : base.Format(context, job);
}
