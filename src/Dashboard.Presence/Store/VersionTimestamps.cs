using System.Diagnostics;

namespace Dashboard.Presence.Store;

/// <summary>When a version of the store was created.</summary>
/// <param name="Version">The version.</param>
/// <param name="Account">The account of the response that caused it.</param>
/// <param name="ReceivedAt">When that response, or its last page, arrived, UTC.</param>
/// <param name="AppliedAt">When the store published the version, UTC.</param>
/// <param name="Cause">The trace context of the poll; default where it was not traced.</param>
public readonly record struct VersionTimestamp(long Version, string Account, DateTimeOffset ReceivedAt, DateTimeOffset AppliedAt, ActivityContext Cause = default);

/// <summary>
/// The timestamps of the latest versions, in a ring buffer of fixed size. They are kept apart from the entities to save memory.
/// Thread-safe.
/// </summary>
public sealed class VersionTimestamps
{
    /// <summary>The number of versions kept. At a hundred versions a second these are the last five seconds.</summary>
    public const int Capacity = 512;

    private readonly Lock _gate = new();
    private readonly VersionTimestamp[] _ring = new VersionTimestamp[Capacity];

    /// <summary>
    /// Returns the timestamps of a range of versions, oldest first. Versions that are too old or not caused by a poll are left out.
    /// </summary>
    /// <param name="after">The version before the first one to return.</param>
    /// <param name="upTo">The last version to return.</param>
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
