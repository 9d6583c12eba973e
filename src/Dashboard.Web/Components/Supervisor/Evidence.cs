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
    /// <summary>Why an extension is shown as it is: which endpoint said what, when, and what is wrong with hearing it.</summary>
    internal static IReadOnlyList<Evidence> Of(ExtensionPresence row, DeskMoment moment, PolledAccount? polled)
    {
        var lines = new List<Evidence>();
        var age = moment.Age(row);
        if (age.IsOld)
        {
            lines.Add(new($"Nothing was heard for {BoardText.Span(age.Age)}: it may be otherwise by now.", row.Account, null, age.At, true));
        }

        lines.Add(row.Origin == PresenceOrigin.Derived
            ? new($"{BoardText.Word(row.State)}, concluded: {row.Account} has no word for it.", SourceOf(row.Account, polled, PresenceParts.Presence), row.ObservedAt, age.At)
            : new($"“{BoardText.Word(row.State)}”, said of the extension.", SourceOf(row.Account, polled, PresenceParts.Presence), row.ObservedAt, age.At));
        lines.AddRange(moment.CallsOf(row).Select(call => new Evidence(
            $"A call is up: {BoardText.Word(call.State).ToLowerInvariant()}, {InLine.Of(call.From ?? "withheld")} → {InLine.Of(call.To ?? "not told")}.",
            SourceOf(row.Account, polled, PresenceParts.Calls), call.ObservedAt, moment.Age(call).At)));
        var devices = moment.DevicesOf(row).ToList();
        if (devices.Count > 0)
        {
            lines.Add(new(
                $"{devices.Count(d => d.Registered)} of {devices.Count} {(devices.Count == 1 ? "device" : "devices")} registered.",
                SourceOf(row.Account, polled, PresenceParts.Registrations), devices.Max(d => d.ObservedAt), devices.Max(d => moment.Age(d).At)));
        }

        lines.AddRange((moment.Account(row.Account)?.Endpoints ?? []).Where(e => e.Failure is not null)
            .Select(e => new Evidence($"{e.Endpoint} does not answer: {e.Failure!.Message}", $"{row.Account} · {e.Endpoint}", e.Failure.Since, e.Failure.LastSuccessAt, true)));
        return lines;
    }

    private static string SourceOf(string account, PolledAccount? polled, PresenceParts part) =>
        string.Join(", ", polled?.Endpoints.Where(e => e.Endpoint.Parts.HasFlag(part)).Select(e => e.Endpoint.Name) ?? []) is { Length: > 0 } names ? $"{account} · {names}" : account;
}
