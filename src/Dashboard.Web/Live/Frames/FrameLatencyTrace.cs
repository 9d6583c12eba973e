using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Live.Frames;

/// <summary>Determines which versions contributed changes to a frame, with their timestamps.</summary>
internal static class FrameLatencyTrace
{
    /// <summary>The maximum number of timestamps per frame. A larger catch-up frame contains those of the latest versions only.</summary>
    public const int MaxEntries = 64;

    /// <summary>Returns the versions of the rows in the delta. A change of an account's health alone yields none.</summary>
    /// <param name="stamps">The timestamps of the versions between the two views.</param>
    /// <param name="before">The earlier view.</param>
    /// <param name="after">The later view.</param>
    /// <param name="delta">The difference between the views.</param>
    public static IReadOnlyList<VersionTimestamp> Create(IEnumerable<VersionTimestamp> stamps, BoardView before, BoardView after, BoardDelta delta)
    {
        var versions = delta.Extensions.Select(r => after.Extensions[r.Key].Version)
            .Concat(delta.Registrations.Select(r => after.Registrations[r.Key].Version))
            .Concat(delta.Calls.Select(r => after.Calls[r.Key].Version)).ToHashSet();
        // A removed row no longer has a version: every response of its account since then may have removed it.
        var emptied = delta.RemovedExtensions.Select(k => before.Extensions[k].Value.Account)
            .Concat(delta.RemovedRegistrations.Select(k => before.Registrations[k].Value.Account))
            .Concat(delta.RemovedCalls.Select(k => before.Calls[k].Value.Account)).ToHashSet();
        return [.. stamps.Where(s => versions.Contains(s.Version) || emptied.Contains(s.Account)).TakeLast(MaxEntries)];
    }
}
