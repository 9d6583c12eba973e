using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Api;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration;
using Dashboard.Web.Hosting.Services;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>The real hub on a real port, over a board filled by the test.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly DirectoryInfo _files;

    private HubHost(WebApplication app, DirectoryInfo files) => (_app, _files) = (app, files);

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public PresenceStore Board => _app.Services.GetRequiredService<PresenceStore>();

    public BoardStream Stream => _app.Services.GetRequiredService<BoardRegistry>().TryFind("everyone", out var stream) ? stream : throw new InvalidOperationException();

    public static async Task<HubHost> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var boards = new BoardDefinition[] { new("everyone", "Everyone", BoardFilter.Everything) };
        var files = Directory.CreateTempSubdirectory("hub-");
        var settings = new DashboardOptions([], boards, IsDemo: true)
        {
            Storage = new StorageOptions(StorageProvider.Sqlite, $"Data Source={Path.Combine(files.FullName, "dashboard.db")}"),
            Audit = new AuditOptions(Path.Combine(files.FullName, "dashboard.audit-key"), null),
            Access = new AccessOptions { IsOpen = true },
        };
        builder.AddStorage(settings.Storage, settings.Audit).AddAccess(settings.Access).AddPresence().AddLive(settings);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapMeasures();
        // The send timeout is longer than the default, because other tests may load the machine.
        app.MapHub<PresenceHub>("/hubs/presence", o => o.TransportSendTimeout = TimeSpan.FromMinutes(1)).RequireAuthorization(AuthorizationPolicies.ViewBoard);
        await app.StartAsync();
        var host = new HubHost(app, files);
        host.Board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl" });
        return host;
    }

    /// <summary>Puts extensions 100 and up on the board, all in one state.</summary>
    public void See(int count, PresenceState state, string? party = null) => See(count, _ => state, _ => party);

    /// <summary>Puts extensions 100 and up on the board, each with a state and party chosen by its number.</summary>
    public void See(int count, Func<int, PresenceState> state, Func<int, string?> party)
    {
        var at = TimeProvider.System.GetUtcNow();
        Board.Apply(new Observation
        {
            Account = "sydney",
            Endpoint = "presence",
            At = at,
            Extensions = new(
                [.. Enumerable.Range(100, count).Select(n => new ExtensionPresence
                {
                    Account = "sydney", Number = $"{n}", Name = $"Person {n}", State = state(n), Party = party(n), ObservedAt = at,
                })],
                true),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _files.Delete(recursive: true);
    }
}
