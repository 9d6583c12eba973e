using Dashboard.Web.Live.Frames;

namespace Dashboard.Web.Live.Latency;

/// <summary>A screen's validated report of the frames that it has rendered.</summary>
internal sealed record RenderReport
{
    /// <summary>
    /// The maximum number of versions that a screen can plausibly render between two reports: one hundred frames with complete traces.
    /// </summary>
    private const int MaxVersions = 100 * FrameLatencyTrace.MaxEntries;

    private RenderReport()
    {
    }

    /// <summary>The times from sent to rendered.</summary>
    public required IReadOnlyList<(int Bucket, int Count)> SentToRendered { get; init; }

    /// <summary>The times from received to rendered.</summary>
    public required IReadOnlyList<(int Bucket, int Count)> ReceivedToRendered { get; init; }

    /// <summary>Validates a report.</summary>
    /// <returns>The report; null when it is not plausible.</returns>
    public static RenderReport? Create(int[]? painted, int[]? whole) =>
        Pairs(painted) is { } p && Pairs(whole) is { } w && p.Sum(x => x.Count) == w.Sum(x => x.Count)
            ? new RenderReport { SentToRendered = p, ReceivedToRendered = w }
            : null;

    private static List<(int Bucket, int Count)>? Pairs(int[]? flat)
    {
        if (flat is null || flat.Length % 2 != 0 || flat.Length > 2 * LatencyHistogram.Buckets)
        {
            return null;
        }

        var pairs = flat.Chunk(2).Select(p => (Bucket: p[0], Count: p[1])).ToList();
        return pairs.All(p => p is { Bucket: >= 0 and < LatencyHistogram.Buckets, Count: > 0 and <= MaxVersions })
            && pairs.Sum(p => p.Count) <= MaxVersions ? pairs : null;
    }
}
