using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A whole host with one account that never responds, and a board with one extension of team Sales and one of Support.</summary>
public sealed class AdministrationHost : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal CapturedLog Log { get; } = new();

    internal WebApplication App { get; private set; } = null!;

    internal string File => Path.Combine(_folder.Path, "dashboard.db");

    internal string Folder => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        App = TestProgram.Build(
        [
            "--applicationName", "Dashboard.Web", "--urls", "http://127.0.0.1:0", "--Logging:Console:LogLevel:Default", "None",
            "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", "http://127.0.0.1:9", "--Accounts:sydney:Username", "a@b",
            "--Accounts:sydney:Password", "p4ss", "--Boards:everyone:Title", "Everyone", "--Boards:sales:Title", "Sales", "--Boards:sales:Teams", "Sales",
            .. TestClientExtensions.StoreIn(_folder.Path),
        ]);
        App.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        await App.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        App.Services.GetRequiredService<PresenceStore>().Apply(new Observation
        {
            Account = "sydney", Endpoint = "test", At = now, Extensions = new([Row("101", "Sales"), Row("102", "Support")], true),
        });

        ExtensionPresence Row(string number, string team) => new()
        {
            Account = "sydney", Number = number, Name = $"Somebody of {team}", Team = team, State = PresenceState.Idle, Since = now, ObservedAt = now,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Log.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>Returns a user from the store.</summary>
    internal Task<User?> FindAsync(string name) => App.Services.GetRequiredService<UserStore>().FindByNameAsync(name, CancellationToken.None);

    /// <summary>Returns the audit entries of an action, newest first, as "subject: detail".</summary>
    internal async Task<IReadOnlyList<string>> NotedAsync(string what) =>
        [.. (await App.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { Action = what }, CancellationToken.None)).Select(r => $"{r.Entry.Subject}: {r.Entry.Detail}")];
}
