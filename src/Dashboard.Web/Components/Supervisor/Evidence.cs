using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>One reason for what is shown of an extension.</summary>
/// <param name="What">What was said.</param>
/// <param name="Source">Who said it: the account and the endpoint.</param>
/// <param name="First">When it was first said so, UTC; null when not known.</param>
/// <param name="Last">When it was last said so, UTC; null when never.</param>
/// <param name="IsTrouble">Whether it casts doubt on the rest.</param>
public sealed record Evidence(string What, string Source, DateTimeOffset? First, DateTimeOffset? Last, bool IsTrouble = false)
{
    // Two lists are asked at two moments: so long they may differ.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(15);

    /// <summary>When it is asked again, UTC; null where that is no matter, or never by itself.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>Why an extension is shown as it is: which endpoint said what, when, and what is wrong with hearing it.</summary>
    internal static IReadOnlyList<Evidence> Of(ExtensionPresence row, DeskMoment moment, PolledAccount? polled)
    {
        var age = moment.Age(row);
        var calls = moment.CallsOf(row).ToList();
        var presence = SourceOf(row.Account, polled, PresenceParts.Presence);
        return
        [
            .. Doubts(row, age, presence),
            new(EvidenceText.Of(row), presence, row.ObservedAt, age.At),
            .. EvidenceText.Beside(row).Select(said => new Evidence(said, presence, null, age.At)),
            .. calls.Select(call => new Evidence(EvidenceText.Of(call, moment.Age(call)), SourceOf(row.Account, polled, PresenceParts.Calls), call.ObservedAt, moment.Age(call).At, moment.Age(call).IsOld)),
            .. Difference(row, calls, moment),
            .. Devices(row, moment, SourceOf(row.Account, polled, PresenceParts.Registrations)),
            .. (moment.Account(row.Account)?.Endpoints ?? []).Select(e => e.Failure).OfType<EndpointFailure>()
                .Select(f => new Evidence(EvidenceText.Of(f), $"{row.Account} · {f.Endpoint}", f.Since, f.LastSuccessAt, true) { Next = f.NextTryAt }),
        ];
    }

    private static IEnumerable<Evidence> Doubts(ExtensionPresence row, RowAge age, string source)
    {
        if (age.IsOld)
        {
            yield return new(EvidenceText.Of(age), source, null, age.At, true);
        }

        if (row.LastListedAt is { } listed)
        {
            yield return new("The lists since then lack it, or the evidence that it rests on. It is kept as it was until they say for sure.", source, null, listed, true);
        }
    }

    private static IEnumerable<Evidence> Difference(ExtensionPresence row, List<Call> calls, DeskMoment moment)
    {
        if (row.State is PresenceState.Idle or PresenceState.Offline && row.Origin == PresenceOrigin.Reported
            && calls.Find(c => !moment.Age(c).IsOld && c.Legs.Any(l => l.Extension == row.Key && !l.Parked)) is { } call
            && moment.Now - (call.ObservedAt > row.ObservedAt ? call.ObservedAt : row.ObservedAt) > Apart)
        {
            yield return new($"The two differ: a call is listed, and the extension is told as {BoardText.Word(ShownStates.Of(row)).ToLowerInvariant()}. What is said of the extension counts.", row.Account, call.ObservedAt, null, true);
        }
    }

    private static IEnumerable<Evidence> Devices(ExtensionPresence row, DeskMoment moment, string source)
    {
        var devices = moment.DevicesOf(row).ToList();
        if (devices.Count == 0)
        {
            yield break;
        }

        yield return new(
            $"{devices.Count(d => d.Registered)} of {devices.Count} {(devices.Count == 1 ? "device" : "devices")} registered.",
            source, devices.Max(d => d.ObservedAt), devices.Max(d => moment.Age(d).At));
        foreach (var device in devices)
        {
            if (!device.Registered)
            {
                yield return new($"{EvidenceText.NameOf(device)} is lost.", source, device.Losses.Latest ?? device.ObservedAt, moment.Age(device).At, true);
            }
            else if (device.ExpiresAt < moment.Now)
            {
                yield return new($"{EvidenceText.NameOf(device)} counts as registered, and should have renewed it by now.", source, device.ExpiresAt, moment.Age(device).At, true);
            }
        }
    }

    private static string SourceOf(string account, PolledAccount? polled, PresenceParts part) =>
        string.Join(", ", polled?.Endpoints.Where(e => e.Endpoint.Parts.HasFlag(part)).Select(e => e.Endpoint.Title) ?? []) is { Length: > 0 } names ? $"{account} · {names}" : account;
}
