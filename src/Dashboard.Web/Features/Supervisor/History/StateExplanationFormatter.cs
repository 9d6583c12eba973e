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
        var word = ShownStates.From(row) == ShownState.DoNotDisturb ? "On no call" : StateNames.Get(row.State);
        return (row.Origin, row.State) switch
        {
            (PresenceOrigin.Reported, PresenceState.Unknown) => "Unknown: what was said of the extension is no word that is known here.",
            (PresenceOrigin.Reported, _) => $"“{word}”, said of the extension.",
            (_, PresenceState.Unknown) => "Unknown: neither its own word nor its calls and devices tell.",
            (_, PresenceState.Offline) => $"{word}, concluded from its devices: none of them is registered.",
            (_, PresenceState.Idle) when row.IsUncertain => $"{word}, concluded, and not certain: {row.Account} lists a call that may be this extension's, and does not say whose it is.",
            (_, PresenceState.Idle) => $"{word}, concluded: no call of it is listed, and nothing says that its devices are gone.",
            _ => $"{word}, concluded from its calls: {row.Account} does not say it of the extension itself.",
        };
    }

    /// <summary>Describes the other reported facts about the extension.</summary>
    public static IEnumerable<string> Beside(ExtensionPresence row)
    {
        if (row.DoNotDisturb)
        {
            yield return "It is set to do not disturb.";
        }

        if (row.App is { Length: > 0 } app)
        {
            yield return $"It is connected to {app}.";
        }
    }

    /// <summary>Describes how the age of the data affects the display.</summary>
    public static string Format(RowAge age) => age.Freshness == Freshness.Unknown
        ? $"Nothing was heard for {TimeFormatter.Span(age.Age)}: that is too long ago to show what was said then, so it is drawn as unknown."
        : $"Nothing was heard for {TimeFormatter.Span(age.Age)}: it is drawn pale, and may be otherwise by now.";

    /// <summary>Describes a listed call.</summary>
    public static string Format(Call call, RowAge age) =>
        $"{(age.IsOld ? "A call was up when last heard" : "A call is up")}: {StateNames.Get(ShownStates.From(call)).ToLowerInvariant()}, {InlineText.Isolate(call.From ?? "withheld")} → {InlineText.Isolate(call.To ?? "not told")}.";

    /// <summary>Describes a polling failure.</summary>
    public static string Format(EndpointFailure failure)
    {
        var what = failure.Kind switch
        {
            PollFailureKind.AuthRejected or PollFailureKind.Refused => "refuses us",
            PollFailureKind.Throttled => "wants to be asked less often",
            PollFailureKind.BadData => "answers what cannot be read",
            PollFailureKind.Late => "is late",
            _ => "does not answer",
        };
        var then = failure.NextTryAt is null && failure.Kind == PollFailureKind.AuthRejected ? " It is not asked any more until somebody presses “try again”." : "";
        return $"{failure.Endpoint} {what}: {failure.Message}{then}";
    }

    /// <summary>Returns a device's user agent, or its index if it has none.</summary>
    public static string NameOf(Registration device) => device.UserAgent is { Length: > 0 } agent ? agent : $"Device {device.Key[(device.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
}
