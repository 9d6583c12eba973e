using Dashboard.Storage;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Persistence;

/// <summary>Opens the database and probes it every ten seconds, so that the displayed status is current. Boards do not depend on it.</summary>
internal sealed partial class DatabaseProbeService(Database database, Installation installation, CookieNames cookies, TimeProvider time, ILogger<DatabaseProbeService> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _looking = new(1);
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _told;
    private IReadOnlyList<string> _exposed = [];

    /// <summary>Completes after the first probe, successful or not.</summary>
    public Task FirstProbe => _looked.Task;

    /// <summary>Completes after the first successful probe.</summary>
    public Task Opened => _opened.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await ProbeAsync(stoppingToken);
            await Task.Delay(Between, time, stoppingToken);
        }
    }

    /// <summary>Probes the database now.</summary>
    /// <param name="cancellationToken">Cancels the probe.</param>
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
            // Each distinct reason is logged once instead of every ten seconds. All exceptions are caught, since a failed background service would
            // stop the host.
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

    // Logged once each time the database is opened.
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
