using Dashboard.Storage;

namespace Dashboard.Web.Access;

/// <summary>Opens the store and looks every ten seconds whether it works, so that a screen that says it does not is right. The board waits for none of it.</summary>
internal sealed partial class StoreOpener(Database database, TimeProvider time, ILogger<StoreOpener> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once it has worked.</summary>
    public Task Opened => _opened.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? told = null;
        while (true)
        {
            try
            {
                await database.ProbeAsync(stoppingToken);
                if (_opened.TrySetResult() || told is not null)
                {
                    LogOpened($"{database.Provider}");
                }

                told = null;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Once for each reason, not every ten seconds. Whatever it is: a host whose background work fails is stopped.
                if (told != e.Message)
                {
                    LogNotOpened(told = e.Message);
                }
            }

            await Task.Delay(Between, time, stoppingToken);
        }
    }
}
