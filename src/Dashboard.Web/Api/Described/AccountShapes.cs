using Dashboard.Presence;

namespace Dashboard.Web.Api.Described;

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
public sealed record AccountShape(
    string Id, string Vendor, AccountHealth Health, DateTimeOffset? Since, DateTimeOffset? LastSuccessAt, FailureShape? Failure, IReadOnlyList<EndpointShape> Endpoints,
    IntervalsShape Intervals, long ForgetAfter, IReadOnlyList<Capabilities> Capabilities);

/// <summary>Something that an account is asked for.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="LastSuccessAt">When it last answered; null when never.</param>
/// <param name="Failure">Its failure; null while it answers.</param>
/// <param name="LastFailure">The failure before, which is over; null when there was none.</param>
public sealed record EndpointShape(string Endpoint, DateTimeOffset? LastSuccessAt, FailureShape? Failure, FailureShape? LastFailure);

/// <summary>A failure that lasts.</summary>
/// <param name="Endpoint">Of what.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Message">What happened, and what to do.</param>
/// <param name="Since">When it began.</param>
/// <param name="LastSuccessAt">When it last answered; null when never.</param>
/// <param name="NextTryAt">When it is asked again; null when somebody must restart it.</param>
public sealed record FailureShape(string Endpoint, PollFailureKind Kind, string Message, DateTimeOffset Since, DateTimeOffset? LastSuccessAt, DateTimeOffset? NextTryAt);

/// <summary>How often each part of an account is asked for, in ms. A row is stale at five intervals.</summary>
/// <param name="Presence">Extensions.</param>
/// <param name="Registrations">Registrations.</param>
/// <param name="Calls">Calls.</param>
public sealed record IntervalsShape(long Presence, long Registrations, long Calls);

/// <summary>Something that a board's rules raised.</summary>
/// <param name="Key">Names it; it is acknowledged by it.</param>
/// <param name="Board">Whose rules.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Extension">The key of the extension concerned; null when none is.</param>
/// <param name="Call">The key of the call concerned; null when none is.</param>
/// <param name="Registration">The key of the registration concerned; null when none is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Since">Since when what it is about has lasted.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="HeardAt">When what it is about was last seen, once that is too old to be believed; null while it is.</param>
/// <param name="AcknowledgedAt">When somebody said that they have seen it; null when nobody has.</param>
/// <param name="AcknowledgedBy">Who that was; null when nobody.</param>
public sealed record AlertShape(
    string Key, string Board, AlertKind Kind, string Account, string? Extension, string? Call, string? Registration, string Text, DateTimeOffset Since, DateTimeOffset RaisedAt,
    DateTimeOffset? HeardAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy)
{
    /// <summary>The keys of all extensions whose devices were lost together; not there for other kinds.</summary>
    public IReadOnlyList<string>? Extensions { get; init; }
}
