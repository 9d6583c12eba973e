namespace Dashboard.Web.Live.Latency;

/// <summary>
/// The latencies of one stage over the last hour, in slices of five minutes, and the totals since the start. Thread-safe; constant size.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class LatencyWindow(TimeProvider time)
{
    /// <summary>The length of the window: twelve slices, of which the newest is incomplete.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    private const int Slices = 12;
    private static readonly long SliceTicks = Length.Ticks / Slices;
    private readonly Lock _gate = new();
    private readonly (long Number, LatencyHistogram Counts)[] _slices = [.. Enumerable.Range(0, Slices).Select(_ => (-1L, new LatencyHistogram()))];
    private long _count;
    private double _sum;

    /// <summary>The number of measurements since the start and their sum in ms, accurate to the width of a bucket.</summary>
    public (long Count, double Sum) Total
    {
        get
        {
            lock (_gate)
            {
                return (_count, _sum);
            }
        }
    }

    /// <summary>Adds measurements to a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">The number of measurements.</param>
    public void Add(int bucket, int count)
    {
        var number = time.GetUtcNow().Ticks / SliceTicks;
        lock (_gate)
        {
            ref var slice = ref _slices[number % Slices];
            if (slice.Number != number)
            {
                slice.Number = number;
                slice.Counts.Clear();
            }

            slice.Counts.Add(bucket, count);
            _count += count;
            _sum += count * LatencyHistogram.UpperBound(bucket);
        }
    }

    /// <summary>Adds the measurements of the last hour to a histogram.</summary>
    /// <param name="to">The histogram.</param>
    public void AddTo(LatencyHistogram to)
    {
        var oldest = (time.GetUtcNow().Ticks / SliceTicks) - Slices + 1;
        lock (_gate)
        {
            foreach (var slice in _slices.Where(s => s.Number >= oldest))
            {
                to.Add(slice.Counts);
            }
        }
    }
}
