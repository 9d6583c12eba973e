using Dashboard.Storage;

namespace Dashboard.Web.Access;

/// <summary>Opens the store, and while it does not work tries again for ever. The board waits for none of it.</summary>
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
                await database.OpenAsync(stoppingToken);
                LogOpened($"{database.Provider}");
                _opened.SetResult();
                return;
            }
            catch (StorageException e)
            {
                // Once for each reason, not every ten seconds.
                if (told != e.Message)
                {
                    LogNotOpened(told = e.Message);
                }
            }

            await Task.Delay(Between, time, stoppingToken);
        }
    }
}
