using System.Text.Json.Serialization;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Contracts;

/// <summary>A phone system that is asked, and how well it answers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vendor">Whose it is, for the eye: what it can do is in capabilities.</param>
/// <param name="Health">How well it answers.</param>
/// <param name="Since">Since when that is so; null when not known.</param>
/// <param name="LastSuccessAt">When any part of it was last listed whole; null when never.</param>
/// <param name="Failure">The failure that matters most; null while all is well.</param>
/// <param name="Endpoints">What it is asked for, each with its failures.</param>
/// <param name="Intervals">How often each part is asked for.</param>
/// <param name="ForgetAfter">The age in ms at which a row counts as unknown.</param>
/// <param name="Capabilities">What it offers: a command of another kind is refused.</param>
public sealed record AccountDto(
    string Id, string Vendor, AccountHealth Health, DateTimeOffset? Since, DateTimeOffset? LastSuccessAt, FailureDto? Failure, IReadOnlyList<EndpointDto> Endpoints,
    IntervalsDto Intervals, long ForgetAfter, IReadOnlyList<Capabilities> Capabilities)
{
    private static readonly Capabilities[] Single = [.. Enum.GetValues<Capabilities>().Where(c => c != Presence.Model.Capabilities.None)];

    /// <summary>How many calls it lists of which no end is a known extension; not there for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int UnownedCalls { get; init; }

    /// <summary>What somebody should know of it though it answers; not there for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notice { get; init; }

    /// <summary>An account as programs read it.</summary>
    /// <param name="row">What is known of it.</param>
    /// <param name="seen">When its parts were last listed.</param>
    /// <param name="lastSuccess">When an endpoint last answered; null where that is not told.</param>
    public static AccountDto FromStatus(AccountStatus row, LastListedTimes seen, Func<string, DateTimeOffset?>? lastSuccess = null) => new(
        row.Id, row.Vendor, row.Health, row.HealthSince, seen.Latest, FailureDto.FromFailure(row.Worst),
        [.. row.Endpoints.Select(e => new EndpointDto(e.Endpoint, lastSuccess?.Invoke(e.Endpoint), FailureDto.FromFailure(e.Failure), FailureDto.FromFailure(e.LastFailure)))],
        new IntervalsDto((long)row.PresenceInterval.TotalMilliseconds, (long)row.RegistrationsInterval.TotalMilliseconds, (long)row.CallsInterval.TotalMilliseconds),
        (long)row.UnknownAfter.TotalMilliseconds, [.. Single.Where(c => row.Capabilities.HasFlag(c))])
    {
        UnownedCalls = row.UnownedCalls, Notice = row.Notice,
    };
}

/// <summary>Something that an account is asked for.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="LastSuccessAt">When it last answered; null when never.</param>
/// <param name="Failure">Its failure; null while it answers.</param>
/// <param name="LastFailure">The failure before, which is over; null when there was none.</param>
public sealed record EndpointDto(string Endpoint, DateTimeOffset? LastSuccessAt, FailureDto? Failure, FailureDto? LastFailure);

/// <summary>A failure that lasts.</summary>
/// <param name="Endpoint">Of what.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Message">What happened, and what to do.</param>
/// <param name="Since">When it began.</param>
/// <param name="LastSuccessAt">When it last answered; null when never.</param>
/// <param name="NextTryAt">When it is asked again; null when somebody must restart it.</param>
public sealed record FailureDto(string Endpoint, PollFailureKind Kind, string Message, DateTimeOffset Since, DateTimeOffset? LastSuccessAt, DateTimeOffset? NextTryAt)
{
    /// <summary>A failure as programs read it.</summary>
    /// <param name="failure">The failure, if any.</param>
    public static FailureDto? FromFailure(EndpointFailure? failure) => failure is null
        ? null
        : new FailureDto(failure.Endpoint, failure.Kind, failure.Message, failure.Since, failure.LastSuccessAt, failure.NextTryAt);
}

/// <summary>How often each part of an account is asked for, in ms. A row is stale at five intervals.</summary>
/// <param name="Presence">Extensions.</param>
/// <param name="Registrations">Registrations.</param>
/// <param name="Calls">Calls.</param>
public sealed record IntervalsDto(long Presence, long Registrations, long Calls);
