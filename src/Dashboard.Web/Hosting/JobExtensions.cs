using Dashboard.Web.Maintenance;
using Dashboard.Web.Security;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.InMemory;

namespace Dashboard.Web.Hosting;

/// <summary>The background jobs of this host: their storage, the recurring ones, and the page that shows them.</summary>
internal static class JobExtensions
{
    /// <summary>The address of the page that shows the jobs.</summary>
    public const string Path = "/jobs";

    /// <summary>How long a host that stops waits for a job that does not end when it is cancelled.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    // What an open page asks for every few seconds, by POST.
    private const string Statistics = "stats";

    // A busy host ends some hundred polls a second. Hangfire would keep each for three hours.
    private static readonly TimeSpan MaxExpirationTime = TimeSpan.FromMinutes(2);

    /// <summary>Adds the job storage and the recurring jobs.</summary>
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Hangfire would share both among all hosts of a process.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage(new InMemoryStorageOptions
        {
            MaxExpirationTime = MaxExpirationTime,
            IdType = InMemoryStorageIdType.Long,
        }));
        services.AddSingleton<JobActivator>(s => new AspNetCoreJobActivator(s.GetRequiredService<IServiceScopeFactory>()));
        // What a job names itself, and the counts by hour that the jobs page draws. The other default filters keep the culture and wait
        // for continuations: of no use for jobs that are kept for two minutes, and dear at some hundred a second.
        services.AddSingleton<IJobFilterProvider>(new JobFilterProviderCollection(
            new JobFilterCollection { new StatisticsHistoryAttribute() }, new JobFilterAttributeFilterProvider()));
        services.AddHangfire((s, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLogProvider(s.GetRequiredService<ILoggerFactory>())));
        // Its start-up lines would push the address that a newcomer looks for off the screen.
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning);
        services.AddHangfireServer(options =>
        {
            options.ServerName = "upkeep";
            options.WorkerCount = 2;
            options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            options.ShutdownTimeout = ShutdownTimeout;
        });
        services.AddHostedService<RecurringJobs>();
        return builder;
    }

    /// <summary>Maps the page that shows the jobs. What is changed there is in the audit log.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes) => routes.MapHangfireDashboardWithAuthorizationPolicy(AuthorizationPolicies.Administer, Path, new DashboardOptions
    {
        DashboardTitle = "Jobs",
        // It is written as it stands, and would be wrong below the path of a proxy.
        AppPath = null,
        DisplayStorageConnectionString = false,
        IsReadOnlyFunc = context => !context.GetHttpContext().GetPrincipal().Limits.IsNone,
    }).Add(endpoint =>
    {
        var show = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = async http =>
        {
            await show(http);
            if (HttpMethods.IsPost(http.Request.Method) && http.Response.StatusCode < StatusCodes.Status300MultipleChoices
                && http.GetRouteValue("path") is string path and not Statistics)
            {
                await http.RequestServices.GetRequiredService<AuditLogger>().LogAsync(http, "changed background jobs", path);
            }
        };
    });
}
