using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>Formats the explanation "Why is this shown?".</summary>
internal static class StateExplanationFormatter
{
    /// <summary>Describes the origin of the state: reported for the extension, or derived and from what.</summary>
    public static string Format(ExtensionPresence row)
    {
        // Do not disturb is described separately, so here the phone state is named.
        var word = ShownStates.From(row) == ShownState.DoNotDisturb ? HistoryTexts.OnNoCall : StateNames.Get(row.State);
        return (row.Origin, row.State) switch
        {
            (PresenceOrigin.Reported, PresenceState.Unknown) => HistoryTexts.ReportedUnknown,
            (PresenceOrigin.Reported, _) => HistoryTexts.FormatReported(word),
            (_, PresenceState.Unknown) => HistoryTexts.DerivedUnknown,
            (_, PresenceState.Offline) => HistoryTexts.FormatDerivedOffline(word),
            (_, PresenceState.Idle) when row.IsUncertain => HistoryTexts.FormatDerivedUncertain(word, row.Account),
            (_, PresenceState.Idle) => HistoryTexts.FormatDerivedIdle(word),
            _ => HistoryTexts.FormatDerivedFromCalls(word, row.Account),
        };
    }

    /// <summary>Describes the other reported facts about the extension.</summary>
    public static IEnumerable<string> Beside(ExtensionPresence row)
    {
        if (row.DoNotDisturb)
        {
            yield return HistoryTexts.IsDoNotDisturb;
        }

        if (row.App is { Length: > 0 } app)
        {
            yield return HistoryTexts.FormatIsConnectedTo(app);
        }
    }

    /// <summary>Describes how the age of the data affects the display.</summary>
    public static string Format(RowAge age) => age.Freshness == Freshness.Unknown
        ? HistoryTexts.FormatTooOld(TimeFormatter.Span(age.Age))
        : HistoryTexts.FormatMayHaveChanged(TimeFormatter.Span(age.Age));

    /// <summary>Describes a listed call.</summary>
    public static string Format(Call call, RowAge age)
    {
        var state = StateNames.Get(ShownStates.From(call)).ToLowerInvariant();
        var (from, to) = (InlineText.Isolate(call.From ?? SupervisorTexts.Withheld), InlineText.Isolate(call.To ?? SupervisorTexts.NotReported));
        return age.IsOld ? HistoryTexts.FormatCallWasListed(state, from, to) : HistoryTexts.FormatCallIsListed(state, from, to);
    }

    /// <summary>Describes a polling failure.</summary>
    public static string Format(EndpointFailure failure)
    {
        var what = failure.Kind switch
        {
            PollFailureKind.AuthRejected or PollFailureKind.Refused => HistoryTexts.FormatRequestRefused(failure.Endpoint, failure.Message),
            PollFailureKind.Throttled => HistoryTexts.FormatRequestThrottled(failure.Endpoint, failure.Message),
            PollFailureKind.BadData => HistoryTexts.FormatAnswerUnreadable(failure.Endpoint, failure.Message),
            PollFailureKind.Late => HistoryTexts.FormatAnswerLate(failure.Endpoint, failure.Message),
            _ => HistoryTexts.FormatNoAnswer(failure.Endpoint, failure.Message),
        };
        return failure.NextTryAt is null && failure.Kind == PollFailureKind.AuthRejected ? $"{what} {HistoryTexts.PollingStopped}" : what;
    }

    /// <summary>Returns a device's user agent, or its index if it has none.</summary>
    public static string NameOf(Registration device) => device.UserAgent is { Length: > 0 } agent ? agent : HistoryTexts.FormatDeviceNumber(device.Key[(device.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
}
