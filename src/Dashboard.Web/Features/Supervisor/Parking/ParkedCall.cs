using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Parking;

/// <summary>A parked call that waits to be retrieved.</summary>
/// <param name="Call">The call.</param>
/// <param name="Party">The name or number of the parked party.</param>
/// <param name="By">The extension that parked the call; null where the phone system does not report it.</param>
public sealed record ParkedCall(Call Call, string Party, ExtensionPresence? By)
{
    /// <summary>
    /// The time at which the call was first listed as parked, UTC. No phone system reports the time of parking.
    /// </summary>
    public DateTimeOffset Since => Call.StateSince ?? Call.ObservedAt;

    /// <summary>Returns the parked calls, the longest first.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    public static IReadOnlyList<ParkedCall> FindAll(SupervisorSnapshot snapshot) =>
        [.. snapshot.Calls.Where(CallTimes.IsParked).OrderBy(c => c.StateSince ?? c.ObservedAt).ThenBy(c => c.Key, ExtensionNumberComparer.Instance).Select(c => Read(c, snapshot))];

    private static ParkedCall Read(Call call, SupervisorSnapshot snapshot)
    {
        var ours = call.Legs.Where(l => l.Extension is not null).ToList();
        // If both legs belong to known extensions and are listed as parked, the parking extension cannot be determined.
        var by = ours.Count == 1 ? ours[0] : ours.Count(l => !l.Parked) == 1 ? ours.Single(l => !l.Parked) : null;
        return new ParkedCall(call, DragAttributes.Party(call, by is null ? null : snapshot.Extension(by.Extension), snapshot), snapshot.Extension(by?.Extension));
    }
}
