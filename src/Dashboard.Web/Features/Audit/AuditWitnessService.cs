using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Persistence;

namespace Dashboard.Web.Features.Audit;

/// <summary>
/// Records the signed head of the audit log outside the database: in the application log each hour and on shutdown, and every ten
/// minutes in the witness file if one is configured. The record reveals if rows are removed together with the signed head.
/// </summary>
internal sealed partial class AuditWitnessService(AuditLog log, AuditOptions settings, DatabaseProbeService store, TimeProvider time, ILogger<AuditWitnessService> logger) : BackgroundService
{
    private const int ChecksAnHour = 6;
    private static readonly TimeSpan CheckInterval = TimeSpan.FromHours(1) / ChecksAnHour;

    private AuditHead? _filed;
    private AuditHead? _logged;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (store.Opened.IsCompletedSuccessfully)
        {
            await PublishAsync(isLogged: true);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(CheckInterval, time);
        var looks = 0;
        do
        {
            await PublishAsync(isLogged: looks++ % ChecksAnHour == 0);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Writes the head to the witness file, and optionally to the application log, if it has changed since the last time.</summary>
    /// <param name="isLogged">Whether to write to the application log too.</param>
    internal async Task PublishAsync(bool isLogged)
    {
        try
        {
            await log.BeginAsync(CancellationToken.None);
            if (await log.HeadAsync(CancellationToken.None) is not { } head)
            {
                return;
            }

            if (settings.WitnessFile is { } file && head != _filed)
            {
                await File.AppendAllLinesAsync(file, [head.ToLine()]);
                _filed = head;
            }

            if (isLogged && head != _logged)
            {
                LogEnd(head.Number, head.Hash, head.KeyId, head.Signature);
                _logged = head;
            }
        }
        catch (Exception e) when (e is StorageException or IOException or UnauthorizedAccessException)
        {
            LogNotNoted(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The audit log ends with row {Number}, hash {Hash}; signed by key {Key}: {Signature}")]
    private partial void LogEnd(long number, string hash, string key, string signature);

    [LoggerMessage(LogLevel.Warning, "The end of the audit log cannot be noted: {Problem}")]
    private partial void LogNotNoted(string problem);
}
