using System.Globalization;
using Dashboard.Presence.Model;
using Dashboard.Web.Polling;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Diagnostics;

/// <summary>The polling state of one endpoint of an account, formatted for the diagnostics page.</summary>
public sealed record EndpointReport
{
    /// <summary>The endpoint's name.</summary>
    public required string Name { get; init; }

    /// <summary>The kinds of resources in its response: presence, registrations, calls.</summary>
    public string Parts { get; init; } = "";

    /// <summary>The poll interval.</summary>
    public string Interval { get; init; } = "";

    /// <summary>The time of the last successful response.</summary>
    public string LastSuccess { get; init; } = "";

    /// <summary>The time of the next attempt while the endpoint fails; empty otherwise.</summary>
    public string NextTry { get; init; } = "";

    /// <summary>The current failure, or the last one that ended; null when the endpoint has not failed since the start.</summary>
    public EndpointFailure? Failure { get; init; }

    /// <summary>Whether the failure persists.</summary>
    public bool IsFailing { get; init; }

    /// <summary>The time since the failure began; empty without a failure.</summary>
    public string FailureAge { get; init; } = "";

    /// <summary>The number of rows that could not be parsed since the start.</summary>
    public long BadRows { get; init; }

    /// <summary>The number of vendor state names without a mapping since the start.</summary>
    public long UnknownValues { get; init; }

    internal static EndpointReport Create(PolledEndpoint endpoint, PollOptions settings, DateTimeOffset now)
    {
        var status = endpoint.Status;
        var failure = status.Failure ?? status.LastFailure;
        return new EndpointReport
        {
            Name = endpoint.Endpoint.Title,
            Parts = FormatResources(endpoint.Endpoint.Parts),
            Interval = DiagnosticsTexts.FormatIntervalSeconds(settings.IntervalOf(endpoint.Endpoint.Parts).TotalSeconds.ToString("0.###", CultureInfo.CurrentCulture)),
            LastSuccess = TimeFormatter.Age(now - endpoint.LastSuccessAt),
            NextTry = status.Failure is { } lasting ? Next(lasting, now) : "",
            Failure = failure,
            IsFailing = status.Failure is not null,
            FailureAge = failure is null ? "" : TimeFormatter.Span(now - failure.Since),
            BadRows = endpoint.BadRows,
            UnknownValues = endpoint.UnknownValues,
        };
    }

    private static string FormatResources(ResourceKinds parts)
    {
        (ResourceKinds Kind, string Name)[] names =
        [
            (ResourceKinds.Presence, DiagnosticsTexts.ResourcePresence), (ResourceKinds.Registrations, DiagnosticsTexts.ResourceRegistrations), (ResourceKinds.Calls, DiagnosticsTexts.ResourceCalls),
        ];
        return string.Join(", ", names.Where(n => parts.HasFlag(n.Kind)).Select(n => n.Name));
    }

    private static string Next(EndpointFailure failure, DateTimeOffset now) => failure.NextTryAt switch
    {
        null => DiagnosticsTexts.NextTryManual,
        { } at when at <= now => DiagnosticsTexts.NextTryNow,
        { } at => DiagnosticsTexts.FormatNextTryIn(TimeFormatter.Span(at - now)),
    };
}
