using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Parking;

/// <summary>A call that waits, parked, for somebody to take it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Party">Who waits: a name or a number.</param>
/// <param name="By">Who parked it; null where its phone system does not show that.</param>
public sealed record ParkedCall(Call Call, string Party, ExtensionPresence? By)
{
    /// <summary>
    /// Since when it is known to be parked. No phone system's list is read for the moment itself: it is when the call was first
    /// listed so.
    /// </summary>
    public DateTimeOffset Since => Call.StateSince ?? Call.ObservedAt;

    /// <summary>The parked calls, the longest first.</summary>
    /// <param name="snapshot">What is seen now.</param>
    public static IReadOnlyList<ParkedCall> FindAll(SupervisorSnapshot snapshot) =>
        [.. snapshot.Calls.Where(CallTimes.IsParked).OrderBy(c => c.StateSince ?? c.ObservedAt).ThenBy(c => c.Key, ExtensionNumberComparer.Instance).Select(c => Read(c, snapshot))];

    private static ParkedCall Read(Call call, SupervisorSnapshot snapshot)
    {
        var ours = call.Legs.Where(l => l.Extension is not null).ToList();
        // Of two of ours that are both listed as parked, it is not told who did it.
        var by = ours.Count == 1 ? ours[0] : ours.Count(l => !l.Parked) == 1 ? ours.Single(l => !l.Parked) : null;
        return new ParkedCall(call, DragAttributes.Party(call, by is null ? null : snapshot.Extension(by.Extension), snapshot), snapshot.Extension(by?.Extension));
    }
}
