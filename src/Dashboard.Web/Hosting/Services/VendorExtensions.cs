using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Vendors;
using Dashboard.Vendors.Http;
using Dashboard.Web.Configuration;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the vendors' clients.</summary>
internal static partial class VendorExtensions
{
    private const string Commands = "commands";

    /// <summary>Adds a presence source for every configured account.</summary>
    public static WebApplicationBuilder AddVendors(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        builder.Services.AddSingleton(_ => Handler(keepConnections: true));
        builder.Services.AddKeyedSingleton(Commands, (_, _) => Handler(keepConnections: false));
        builder.Services.AddSingleton(s => new PolledAccounts(
            settings.Accounts.Select(a => Open(a, s)), s.GetRequiredService<PresenceStore>(), s.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static SocketsHttpHandler Handler(bool keepConnections) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        SslOptions = CertificateCheck.Options(),

        // Requests to vendors are the same with and without tracing: no trace headers are sent.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),

        // Polls reconnect within minutes, so that a vendor's DNS changes take effect. A command always gets a new connection, because it is not sent again. On
        // a dead idle connection it would be unknown whether it took effect.
        PooledConnectionLifetime = keepConnections ? TimeSpan.FromMinutes(5) : TimeSpan.Zero,
    };

    private static PolledAccount Open(AccountOptions account, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var rateLimiter = new RequestRateLimiter(account.Poll.RequestsPerMinute, time, account.Poll.CommandsPerMinute);
        var source = account.Vendor.Open(account.Section, new AccountContext
        {
            Id = account.Id,
            Directory = account.Directory,
            Region = account.Region,
            Extensions = account.Extensions,
            Time = time,
            Handler = services.GetRequiredService<SocketsHttpHandler>(),
            CommandHandler = services.GetRequiredKeyedService<SocketsHttpHandler>(Commands),
            AcquireRequest = rateLimiter.AcquireAsync,
            AcquireCommand = rateLimiter.AcquireForCommandAsync,
            PauseRequests = rateLimiter.PauseFor,
            Log = services.GetRequiredService<ILoggerFactory>().CreateLogger($"Dashboard.Vendors.{account.Vendor.Name}.{account.Id}"),
        });
        var polled = new PolledAccount(account.Id, account.Vendor.Name, source, account.Poll, account.Directory, rateLimiter, Random.Shared.NextDouble) { Region = account.Region };
        WarnOfSmallBudget(polled, services.GetRequiredService<ILoggerFactory>().CreateLogger("Dashboard.Web.Startup"));
        return polled;
    }

    // The minimum: one request per poll, without paging or active calls. A budget below it slows all endpoints equally.
    private static void WarnOfSmallBudget(PolledAccount account, ILogger log)
    {
        var needed = account.Endpoints.Sum(e => TimeSpan.FromMinutes(1) / account.Settings.IntervalOf(e.Endpoint.Parts));
        if (needed > account.Settings.RequestsPerMinute)
        {
            var slower = needed / account.Settings.RequestsPerMinute;
            var really = account.Endpoints.Select(e =>
                string.Create(CultureInfo.InvariantCulture, $"{e.Endpoint.Name} every {account.Settings.IntervalOf(e.Endpoint.Parts).TotalSeconds * slower:0.#} s"));
            LogSmallBudget(log, account.Id, account.Settings.RequestsPerMinute, Math.Ceiling(needed), string.Join(", ", really));
        }
    }
}
