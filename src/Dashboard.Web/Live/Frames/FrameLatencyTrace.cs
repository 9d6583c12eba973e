using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Live.Frames;

/// <summary>Which versions' changes a frame carries, with the moments they came about.</summary>
internal static class FrameLatencyTrace
{
    /// <summary>A frame that makes up for many carries the moments of the latest only.</summary>
    public const int MaxEntries = 64;

    /// <summary>The versions whose rows are in the delta: none for a change of an account's health alone.</summary>
    /// <param name="stamps">Of the versions from one view to the other.</param>
    /// <param name="before">The earlier view.</param>
    /// <param name="after">The later one.</param>
    /// <param name="delta">What leads from one to the other.</param>
    public static IReadOnlyList<VersionTimestamp> Create(IEnumerable<VersionTimestamp> stamps, BoardView before, BoardView after, BoardDelta delta)
    {
        var versions = delta.Extensions.Select(r => after.Extensions[r.Key].Version)
            .Concat(delta.Registrations.Select(r => after.Registrations[r.Key].Version))
            .Concat(delta.Calls.Select(r => after.Calls[r.Key].Version)).ToHashSet();
        // What is gone has no version any more; the answers of its account since then took it away.
        var emptied = delta.RemovedExtensions.Select(k => before.Extensions[k].Value.Account)
            .Concat(delta.RemovedRegistrations.Select(k => before.Registrations[k].Value.Account))
            .Concat(delta.RemovedCalls.Select(k => before.Calls[k].Value.Account)).ToHashSet();
        return [.. stamps.Where(s => versions.Contains(s.Version) || emptied.Contains(s.Account)).TakeLast(MaxEntries)];
    }
}
