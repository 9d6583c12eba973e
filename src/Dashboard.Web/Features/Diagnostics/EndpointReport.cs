using System.Globalization;
using Dashboard.Presence.Model;
using Dashboard.Web.Polling;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Diagnostics;

/// <summary>How one endpoint of an account is doing, in words.</summary>
public sealed record EndpointReport
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its answer yields: presence, registrations, calls.</summary>
    public string Parts { get; init; } = "";

    /// <summary>How often it is asked.</summary>
    public string Interval { get; init; } = "";

    /// <summary>When it answered last.</summary>
    public string LastSuccess { get; init; } = "";

    /// <summary>When it is asked next while it fails; empty otherwise.</summary>
    public string NextTry { get; init; } = "";

    /// <summary>What lasts, or what was the last to be over; null when nothing has failed since the start.</summary>
    public EndpointFailure? Failure { get; init; }

    /// <summary>Whether the failure lasts.</summary>
    public bool IsFailing { get; init; }

    /// <summary>How long ago the failure began; empty without one.</summary>
    public string FailureAge { get; init; } = "";

    /// <summary>Rows that could not be read, since the start.</summary>
    public long BadRows { get; init; }

    /// <summary>Words of the vendor's that are not in its table, since the start.</summary>
    public long UnknownWords { get; init; }

    internal static EndpointReport Create(PolledEndpoint endpoint, PollOptions settings, DateTimeOffset now)
    {
        var status = endpoint.Status;
        var failure = status.Failure ?? status.LastFailure;
        return new EndpointReport
        {
            Name = endpoint.Endpoint.Title,
            Parts = endpoint.Endpoint.Parts.ToString().ToLowerInvariant(),
            Interval = string.Create(CultureInfo.InvariantCulture, $"{settings.IntervalOf(endpoint.Endpoint.Parts).TotalSeconds:0.###} s"),
            LastSuccess = TimeFormatter.Age(now - endpoint.LastSuccessAt),
            NextTry = status.Failure is { } lasting ? Next(lasting, now) : "",
            Failure = failure,
            IsFailing = status.Failure is not null,
            FailureAge = failure is null ? "" : TimeFormatter.Span(now - failure.Since),
            BadRows = endpoint.BadRows,
            UnknownWords = endpoint.UnknownWords,
        };
    }

    private static string Next(EndpointFailure failure, DateTimeOffset now) => failure.NextTryAt switch
    {
        null => "when you say so",
        { } at when at <= now => "now",
        { } at => $"in {TimeFormatter.Span(at - now)}",
    };
}
