using Dashboard.Web.Maintenance;
using Dashboard.Web.Security;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.InMemory;

namespace Dashboard.Web.Hosting;

/// <summary>Configures background jobs: their storage, the recurring jobs and the Hangfire dashboard.</summary>
internal static class JobExtensions
{
    /// <summary>The address of the Hangfire dashboard.</summary>
    public const string Path = "/jobs";

    /// <summary>How long a stopping host waits for jobs that ignore cancellation.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    // The address that an open dashboard page polls by POST.
    private const string Statistics = "stats";

    // A busy host completes some hundred polls a second. Hangfire would keep each job for three hours.
    private static readonly TimeSpan MaxExpirationTime = TimeSpan.FromMinutes(2);

    /// <summary>Adds the job storage and the recurring jobs.</summary>
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // By default Hangfire shares storage and activator among all hosts of a process.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage(new InMemoryStorageOptions
        {
            MaxExpirationTime = MaxExpirationTime,
            IdType = InMemoryStorageIdType.Long,
        }));
        services.AddSingleton<JobActivator>(s => new AspNetCoreJobActivator(s.GetRequiredService<IServiceScopeFactory>()));
        // Keeps only job attributes and the hourly statistics of the dashboard. The other default filters preserve culture and continuations, which these jobs
        // do not need. They are expensive at some hundred jobs a second.
        services.AddSingleton<IJobFilterProvider>(new JobFilterProviderCollection(
            new JobFilterCollection { new StatisticsHistoryAttribute() }, new JobFilterAttributeFilterProvider()));
        services.AddHangfire((s, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLogProvider(s.GetRequiredService<ILoggerFactory>())));
        // Hangfire's start-up messages would scroll the host's address off the screen.
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

    /// <summary>Maps the Hangfire dashboard. Changes made there are written to the audit log.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes) => routes.MapHangfireDashboardWithAuthorizationPolicy(AuthorizationPolicies.Administer, Path, new DashboardOptions
    {
        DashboardTitle = "Jobs",
        // The link would be wrong below a path base.
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
