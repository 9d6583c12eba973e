using System.Text.Json.Serialization;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Contracts;

/// <summary>A polled phone system account with its health, endpoints, poll intervals and capabilities.</summary>
/// <param name="Id">The account's id, as configured.</param>
/// <param name="Vendor">The vendor's name, for display only. Use capabilities to decide which commands to offer.</param>
/// <param name="Health">The health of the account.</param>
/// <param name="Since">The time since when the account has had this health, UTC; null when not known.</param>
/// <param name="LastSuccessAt">The time at which any of its resource lists was last received complete, UTC; null when never.</param>
/// <param name="Failure">The most severe current failure; null while all endpoints respond.</param>
/// <param name="Endpoints">The polled endpoints, each with its failures.</param>
/// <param name="Intervals">The poll interval of each resource.</param>
/// <param name="ForgetAfter">The age in ms from which a row counts as unknown.</param>
/// <param name="Capabilities">The capabilities of the account. A command that needs another capability is refused.</param>
public sealed record AccountDto(
    string Id, string Vendor, AccountHealth Health, DateTimeOffset? Since, DateTimeOffset? LastSuccessAt, FailureDto? Failure, IReadOnlyList<EndpointDto> Endpoints,
    IntervalsDto Intervals, long ForgetAfter, IReadOnlyList<Capabilities> Capabilities)
{
    private static readonly Capabilities[] Single = [.. Enum.GetValues<Capabilities>().Where(c => c != Presence.Model.Capabilities.None)];

    /// <summary>The number of listed calls with no known extension on any leg; absent when zero.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int UnownedCalls { get; init; }

    /// <summary>A notice about an account that responds but needs attention; absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notice { get; init; }

    /// <summary>Creates the DTO from an account's status.</summary>
    /// <param name="row">The status of the account.</param>
    /// <param name="lastListed">The times at which its resources were last listed.</param>
    /// <param name="lastSuccess">Returns the time of an endpoint's last successful response; null leaves those times out.</param>
    public static AccountDto FromStatus(AccountStatus row, LastListedTimes lastListed, Func<string, DateTimeOffset?>? lastSuccess = null) => new(
        row.Id, row.Vendor, row.Health, row.HealthSince, lastListed.Latest, FailureDto.FromFailure(row.Worst),
        [.. row.Endpoints.Select(e => new EndpointDto(e.Endpoint, lastSuccess?.Invoke(e.Endpoint), FailureDto.FromFailure(e.Failure), FailureDto.FromFailure(e.LastFailure)))],
        new IntervalsDto((long)row.PresenceInterval.TotalMilliseconds, (long)row.RegistrationsInterval.TotalMilliseconds, (long)row.CallsInterval.TotalMilliseconds),
        (long)row.UnknownAfter.TotalMilliseconds, [.. Single.Where(c => row.Capabilities.HasFlag(c))])
    {
        UnownedCalls = row.UnownedCalls, Notice = row.Notice,
    };
}

/// <summary>A polled endpoint of an account.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="LastSuccessAt">The time of the last successful response, UTC; null when never.</param>
/// <param name="Failure">The current failure; null while the endpoint responds.</param>
/// <param name="LastFailure">The previous failure, which has ended; null when there was none.</param>
public sealed record EndpointDto(string Endpoint, DateTimeOffset? LastSuccessAt, FailureDto? Failure, FailureDto? LastFailure);

/// <summary>An endpoint's failure.</summary>
/// <param name="Endpoint">The endpoint that fails.</param>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Message">A description of the failure and how to resolve it.</param>
/// <param name="Since">The time at which the failure began, UTC.</param>
/// <param name="LastSuccessAt">The time of the last successful response, UTC; null when never.</param>
/// <param name="NextTryAt">The time of the next poll, UTC; null when polling has stopped until an administrator restarts it.</param>
public sealed record FailureDto(string Endpoint, PollFailureKind Kind, string Message, DateTimeOffset Since, DateTimeOffset? LastSuccessAt, DateTimeOffset? NextTryAt)
{
    /// <summary>Creates the DTO from a failure; null when there is none.</summary>
    /// <param name="failure">The failure; null when there is none.</param>
    public static FailureDto? FromFailure(EndpointFailure? failure) => failure is null
        ? null
        : new FailureDto(failure.Endpoint, failure.Kind, failure.Message, failure.Since, failure.LastSuccessAt, failure.NextTryAt);
}

/// <summary>The poll interval of each resource of an account, in ms. A row is stale at five intervals.</summary>
/// <param name="Presence">The interval of the extensions.</param>
/// <param name="Registrations">The interval of the registrations.</param>
/// <param name="Calls">The interval of the calls.</param>
public sealed record IntervalsDto(long Presence, long Registrations, long Calls);
