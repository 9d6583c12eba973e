using Dashboard.Storage;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Persistence;

/// <summary>Opens the store and looks every ten seconds whether it works, so that a screen that says it does not is right. The board waits for none of it.</summary>
internal sealed partial class DatabaseProbeService(Database database, Installation installation, CookieNames cookies, TimeProvider time, ILogger<DatabaseProbeService> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _looking = new(1);
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _told;
    private IReadOnlyList<string> _exposed = [];

    /// <summary>Done once it was looked at, whether it worked or not.</summary>
    public Task FirstProbe => _looked.Task;

    /// <summary>Done once it has worked.</summary>
    public Task Opened => _opened.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await ProbeAsync(stoppingToken);
            await Task.Delay(Between, time, stoppingToken);
        }
    }

    /// <summary>Looks now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            await database.ProbeAsync(cancellationToken);
            await cookies.ReadAsync(installation, cancellationToken);
            if (_opened.TrySetResult() || _told is not null)
            {
                LogOpened($"{database.Provider}");
            }

            _told = null;
            LogExposedOnce();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Once for each reason, not every ten seconds. Whatever it is: a host whose background work fails is stopped.
            if (_told != e.Message)
            {
                LogNotOpened(_told = e.Message);
            }
        }
        finally
        {
            _looked.TrySetResult();
            _looking.Release();
        }
    }

    // Once for each time the database was opened.
    private void LogExposedOnce()
    {
        if (database.Exposed is var exposed && exposed != _exposed)
        {
            _exposed = exposed;
            foreach (var sentence in exposed)
            {
                LogExposed(sentence);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _looking.Dispose();
        base.Dispose();
    }
}
