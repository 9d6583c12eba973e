using System.Diagnostics;

namespace Dashboard.Presence.Store;

/// <summary>When a version of the board came about.</summary>
/// <param name="Version">The version.</param>
/// <param name="Account">The account whose answer brought it.</param>
/// <param name="ReceivedAt">When that answer had arrived, the last page of it where it has several, UTC.</param>
/// <param name="AppliedAt">When the board showed it, UTC.</param>
/// <param name="Cause">The activity that brought it; default where none was traced.</param>
public readonly record struct VersionTimestamp(long Version, string Account, DateTimeOffset ReceivedAt, DateTimeOffset AppliedAt, ActivityContext Cause = default);

/// <summary>The moments of the latest versions, kept beside the rows and not in each of them. Thread-safe; does not grow.</summary>
public sealed class VersionTimestamps
{
    /// <summary>How many versions are remembered: at a hundred a second, some seconds of them.</summary>
    public const int Capacity = 512;

    private readonly Lock _gate = new();
    private readonly VersionTimestamp[] _ring = new VersionTimestamp[Capacity];

    /// <summary>The moments of the versions after one and up to another, oldest first; those too old or brought by no answer are left out.</summary>
    /// <param name="after">The version before the first.</param>
    /// <param name="upTo">The last.</param>
    public IReadOnlyList<VersionTimestamp> Between(long after, long upTo)
    {
        var found = new List<VersionTimestamp>();
        lock (_gate)
        {
            for (var version = Math.Max(after, upTo - Capacity) + 1; version <= upTo; version++)
            {
                if (_ring[version % Capacity] is var stamp && stamp.Version == version)
                {
                    found.Add(stamp);
                }
            }
        }

        return found;
    }

    internal void Add(VersionTimestamp stamp)
    {
        lock (_gate)
        {
            _ring[stamp.Version % Capacity] = stamp;
        }
    }
}
