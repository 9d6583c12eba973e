using Dashboard.Presence.Model;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Polling;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>One reason for the state shown of an extension.</summary>
/// <param name="Statement">What was reported.</param>
/// <param name="Source">The account and the endpoint that reported it.</param>
/// <param name="First">The time of the first such report, UTC; null when unknown.</param>
/// <param name="Last">The time of the last such report, UTC; null when there was none.</param>
/// <param name="IsTrouble">Whether it casts doubt on the other reasons.</param>
public sealed record StateExplanation(string Statement, string Source, DateTimeOffset? First, DateTimeOffset? Last, bool IsTrouble = false)
{
    // Two lists are polled at different times, so they may differ for this long.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(15);

    /// <summary>The time of the next poll, UTC; null where it is not relevant or no poll is scheduled.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>Explains the state shown of an extension: the reports of each endpoint with their times, and any polling failures.</summary>
    internal static IReadOnlyList<StateExplanation> Create(ExtensionPresence row, SupervisorSnapshot snapshot, PolledAccount? polled)
    {
        var age = snapshot.Age(row);
        var calls = snapshot.CallsOf(row).ToList();
        var presence = SourceOf(row.Account, polled, ResourceKinds.Presence);
        return
        [
            .. Doubts(row, age, presence),
            new(StateExplanationFormatter.Format(row), presence, row.ObservedAt, age.At),
            .. StateExplanationFormatter.Beside(row).Select(said => new StateExplanation(said, presence, null, age.At)),
            .. calls.Select(call => new StateExplanation(StateExplanationFormatter.Format(call, snapshot.Age(call)), SourceOf(row.Account, polled, ResourceKinds.Calls), call.ObservedAt, snapshot.Age(call).At, snapshot.Age(call).IsOld)),
            .. Difference(row, calls, snapshot),
            .. Devices(row, snapshot, SourceOf(row.Account, polled, ResourceKinds.Registrations)),
            .. (snapshot.Account(row.Account)?.Endpoints ?? []).Select(e => e.Failure).OfType<EndpointFailure>()
                .Select(f => new StateExplanation(StateExplanationFormatter.Format(f), $"{row.Account} · {f.Endpoint}", f.Since, f.LastSuccessAt, true) { Next = f.NextTryAt }),
        ];
    }

    private static IEnumerable<StateExplanation> Doubts(ExtensionPresence row, RowAge age, string source)
    {
        if (age.IsOld)
        {
            yield return new(StateExplanationFormatter.Format(age), source, null, age.At, true);
        }

        if (row.LastListedAt is { } listed)
        {
            yield return new(HistoryTexts.KeptFromEarlierList, source, null, listed, true);
        }
    }

    private static IEnumerable<StateExplanation> Difference(ExtensionPresence row, List<Call> calls, SupervisorSnapshot snapshot)
    {
        if (row.State is PresenceState.Idle or PresenceState.Offline && row.Origin == PresenceOrigin.Reported
            && calls.Find(c => !snapshot.Age(c).IsOld && c.Legs.Any(l => l.Extension == row.Key && !l.Parked)) is { } call
            && snapshot.Now - (call.ObservedAt > row.ObservedAt ? call.ObservedAt : row.ObservedAt) > Apart)
        {
            yield return new(HistoryTexts.FormatListsDiffer(StateNames.Get(ShownStates.From(row)).ToLowerInvariant()), row.Account, call.ObservedAt, null, true);
        }
    }

    private static IEnumerable<StateExplanation> Devices(ExtensionPresence row, SupervisorSnapshot snapshot, string source)
    {
        var devices = snapshot.DevicesOf(row).ToList();
        if (devices.Count == 0)
        {
            yield break;
        }

        var registered = devices.Count(d => d.Registered);
        yield return new(
            Plural.Choose(devices.Count, HistoryTexts.FormatDevicesRegisteredOne(registered, devices.Count), HistoryTexts.FormatDevicesRegisteredOther(registered, devices.Count)),
            source, devices.Max(d => d.ObservedAt), devices.Max(d => snapshot.Age(d).At));
        foreach (var device in devices)
        {
            if (!device.Registered)
            {
                yield return new(HistoryTexts.FormatDeviceIsLost(StateExplanationFormatter.NameOf(device)), source, device.Losses.Latest ?? device.ObservedAt, snapshot.Age(device).At, true);
            }
            else if (device.ExpiresAt < snapshot.Now)
            {
                yield return new(HistoryTexts.FormatRegistrationOverdue(StateExplanationFormatter.NameOf(device)), source, device.ExpiresAt, snapshot.Age(device).At, true);
            }
        }
    }

    private static string SourceOf(string account, PolledAccount? polled, ResourceKinds part) =>
        string.Join(", ", polled?.Endpoints.Where(e => e.Endpoint.Parts.HasFlag(part)).Select(e => e.Endpoint.Title) ?? []) is { Length: > 0 } names ? $"{account} · {names}" : account;
}
