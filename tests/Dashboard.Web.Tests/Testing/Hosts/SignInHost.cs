using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A whole in-process host with sign-in, an account that never responds and a folder of its own.</summary>
internal sealed class SignInHost : IAsyncDisposable
{
    private readonly CapturedLog _log = new();
    private bool _isOwner;

    private SignInHost(WebApplication app, DirectoryInfo folder, ShiftedClock clock) => (App, Folder, Clock) = (app, folder, clock);

    public ShiftedClock Clock { get; }

    public WebApplication App { get; }

    public DirectoryInfo Folder { get; }

    public string Log => _log.Text;

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<SignInHost> StartAsync(params string[] more)
    {
        var host = await StartInAsync(Directory.CreateTempSubdirectory("sign-in-"), more);
        host._isOwner = true;
        return host;
    }

    /// <summary>Starts in a folder that the caller removes.</summary>
    public static async Task<SignInHost> StartInAsync(DirectoryInfo folder, params string[] more)
    {
        var clock = new ShiftedClock();
        var app = TestProgram.Build(
        [
            "--applicationName", "Dashboard.Web", "--urls", "http://127.0.0.1:0", "--Logging:Console:LogLevel:Default", "None",
            "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", "http://127.0.0.1:9", "--Accounts:sydney:Username", "a@b",
            "--Accounts:sydney:Password", "p4ss", "--Access:AuditKeyFile", Path.Combine(folder.FullName, "dashboard.audit-key"), .. TestClientExtensions.StoreIn(folder.FullName), .. more,
        ], clock);
        var host = new SignInHost(app, folder, clock);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(host._log);
        await app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _log.Dispose();
        if (_isOwner)
        {
            Folder.Delete(recursive: true);
        }
    }
}

/// <summary>A clock that a test can advance. Timers are not affected.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _by));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _by, by.Ticks);
}
