using Dashboard.Storage.Audit;

namespace Dashboard.Web.Security;

/// <summary>
/// Audits refused unauthenticated requests in series. The first refusal of a series is written at once, the others are counted, and the count is written when
/// the series ends. A refusal for which the writer's queue has no room is counted too.
/// </summary>
internal sealed class RefusalAuditLog(AuditLogger audit, TimeProvider time) : BackgroundService
{
    /// <summary>The maximum number of distinct series. Refusals beyond it are counted in one common series.</summary>
    public const int MaxSeriesCount = 1000;

    /// <summary>A series ends after this time without a refusal.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A series that lasts longer than this is written in parts.</summary>
    public static readonly TimeSpan MaxSeries = TimeSpan.FromMinutes(15);

    private const string Various = "various";
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Series> _series = [];

    /// <summary>Logs a refusal as part of a series.</summary>
    /// <param name="series">The key of the series: an address, or a name with an address.</param>
    /// <param name="entry">The refusal.</param>
    /// <returns>Completes once the row is written, or at once when the refusal is only counted.</returns>
    public Task LogAsync(string series, AuditEntry entry)
    {
        lock (_gate)
        {
            if (!_series.TryGetValue(series, out var known) && _series.Count < MaxSeriesCount)
            {
                _series[series] = known = new Series(entry, time.GetUtcNow());
                if (audit.TryLog(entry, out var written))
                {
                    return written;
                }
            }

            (known ?? Others(entry)).Count(time.GetUtcNow());
            return Task.CompletedTask;
        }
    }

    /// <summary>Logs a refusal as a row of its own, or counts it when the queue has no room.</summary>
    /// <returns>Completes once the row is written, or at once when the refusal is only counted.</returns>
    public Task LogAsync(AuditEntry entry)
    {
        if (audit.TryLog(entry, out var written))
        {
            return written;
        }

        lock (_gate)
        {
            Others(entry).Count(time.GetUtcNow());
            return Task.CompletedTask;
        }
    }

    /// <summary>Returns the number of refusals of a series since its first.</summary>
    /// <param name="series">The key of the series.</param>
    public long CountOf(string series)
    {
        lock (_gate)
        {
            return _series.GetValueOrDefault(series)?.More ?? 0;
        }
    }

    /// <summary>Writes the counts of the series that have ended.</summary>
    internal void WriteEnded()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (key, series) in _series.Where(s => now - s.Value.Last >= Pause || now - s.Value.Began >= MaxSeries).ToList())
            {
                // A count for which the queue has no room is tried again at the next interval.
                if (series.More == 0 || audit.TryLog(series.Total, out _))
                {
                    _series.Remove(key);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        List<Series> left;
        lock (_gate)
        {
            left = [.. _series.Values.Where(s => s.More > 0)];
            _series.Clear();
        }

        await Task.WhenAll(left.Select(s => audit.LogAsync(s.Total)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FlushInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            WriteEnded();
        }
    }

    private Series Others(AuditEntry entry)
    {
        if (!_series.TryGetValue(Various, out var others))
        {
            _series[Various] = others = new Series(new AuditEntry(Various, Various, entry.Action, "", "refusals without a row of their own"), time.GetUtcNow());
        }

        return others;
    }

    private sealed class Series(AuditEntry first, DateTimeOffset began)
    {
        public DateTimeOffset Began { get; } = began;

        public DateTimeOffset Last { get; private set; } = began;

        public long More { get; private set; }

        public AuditEntry Total => first with { Detail = $"{(first.Detail.Length > 0 ? $"{first.Detail}; " : "")}{More} more until {Last:yyyy-MM-dd HH:mm:ss} UTC" };

        public void Count(DateTimeOffset now) => (More, Last) = (More + 1, now);
    }
}
