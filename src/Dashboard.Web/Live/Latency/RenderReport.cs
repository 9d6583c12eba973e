using Dashboard.Web.Live.Frames;

namespace Dashboard.Web.Live.Latency;

/// <summary>What a screen says it has painted, once it has been checked.</summary>
internal sealed record RenderReport
{
    /// <summary>More than any screen paints between two reports: fifty frames, each with all it may trace.</summary>
    private const int MaxVersions = 100 * FrameLatencyTrace.MaxEntries;

    private RenderReport()
    {
    }

    /// <summary>Times from sent to painted.</summary>
    public required IReadOnlyList<(int Bucket, int Count)> Painted { get; init; }

    /// <summary>Times from received to painted.</summary>
    public required IReadOnlyList<(int Bucket, int Count)> Whole { get; init; }

    /// <summary>Checks what came.</summary>
    /// <returns>The report; null when no screen of ours would say so.</returns>
    public static RenderReport? Create(int[]? painted, int[]? whole) =>
        Pairs(painted) is { } p && Pairs(whole) is { } w && p.Sum(x => x.Count) == w.Sum(x => x.Count)
            ? new RenderReport { Painted = p, Whole = w }
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
