using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dashboard.Presence;
using Dashboard.Vendors;
using Dashboard.Vendors.Http;
using Dashboard.Web.Polling;
using Dashboard.Web.Startup.Settings;

namespace Dashboard.Web.Startup;

/// <summary>How the vendors are asked.</summary>
internal static partial class VendorStartup
{
    private const string Commands = "commands";

    /// <summary>Opens a source for every configured account.</summary>
    public static WebApplicationBuilder AddVendors(this WebApplicationBuilder builder, DashboardSettings settings)
    {
        builder.Services.AddSingleton(_ => Handler(keepConnections: true));
        builder.Services.AddKeyedSingleton(Commands, (_, _) => Handler(keepConnections: false));
        builder.Services.AddSingleton(s => new PolledAccounts(
            settings.Accounts.Select(a => Open(a, s)), s.GetRequiredService<PresenceBoard>(), s.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static SocketsHttpHandler Handler(bool keepConnections) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        SslOptions = CertificateCheck.Options(),

        // A vendor is asked the same whether polls are traced or not.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),

        // A vendor that moves to another address is followed within minutes. A command gets a new connection:
        // it is not sent again, so one that has died idle would leave it open whether it was done.
        PooledConnectionLifetime = keepConnections ? TimeSpan.FromMinutes(5) : TimeSpan.Zero,
    };

    private static PolledAccount Open(AccountSettings account, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var budget = new RequestBudget(account.Poll.RequestsPerMinute, time, account.Poll.CommandsPerMinute);
        var source = account.Vendor.Open(account.Section, new AccountContext
        {
            Id = account.Id,
            Directory = account.Directory,
            Region = account.Region,
            Extensions = account.Extensions,
            Time = time,
            Handler = services.GetRequiredService<SocketsHttpHandler>(),
            CommandHandler = services.GetRequiredKeyedService<SocketsHttpHandler>(Commands),
            TakeRequest = budget.TakeAsync,
            TakeCommand = budget.TakeForCommandAsync,
            KeepQuiet = budget.KeepQuiet,
            Log = services.GetRequiredService<ILoggerFactory>().CreateLogger($"Dashboard.Vendors.{account.Vendor.Name}.{account.Id}"),
        });
        var polled = new PolledAccount(account.Id, account.Vendor.Name, source, account.Poll, account.Directory, budget, Random.Shared.NextDouble) { Region = account.Region };
        WarnOfSmallBudget(polled, services.GetRequiredService<ILoggerFactory>().CreateLogger("Dashboard.Web.Startup"));
        return polled;
    }

    // At the least: one request for each poll, no pages, no calls up. A budget below that slows every endpoint alike.
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
