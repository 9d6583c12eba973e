using System.Text.Json.Serialization;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Contracts;

/// <summary>Rows, as of one version of the board.</summary>
/// <param name="Version">The board's version. It grows with every change and starts anew with the host; a command carries it as seenVersion.</param>
/// <param name="At">When the answer was made, UTC.</param>
/// <param name="Items">The rows.</param>
public sealed record ListResponse<T>(long Version, DateTimeOffset At, IReadOnlyList<T> Items);

/// <summary>What an extension is doing.</summary>
/// <param name="Key">Names it on the whole board: account/number.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Number">Its number as the phone system writes it.</param>
/// <param name="Name">The person or place; null when nobody has told it.</param>
/// <param name="Team">The team; null when there is none.</param>
/// <param name="State">What it was doing when it was last seen. How far that can be believed, observedAt tells.</param>
/// <param name="Since">Since when; null when not known.</param>
/// <param name="Direction">Which way the current call goes.</param>
/// <param name="Party">The other party; null without a call or when withheld.</param>
/// <param name="App">The application it is connected to, as a mailbox; null when none.</param>
/// <param name="Dnd">Whether do not disturb is set, whatever the state: an extension whose state is Idle is free only without it.</param>
/// <param name="Origin">Whether the phone system said the state or it was concluded from calls.</param>
/// <param name="ObservedAt">When the answer that first showed this row as it is arrived.</param>
public sealed record ExtensionDto(
    string Key, string Account, string Number, string? Name, string? Team, PresenceState State, DateTimeOffset? Since, CallDirection Direction,
    string? Party, string? App, bool Dnd, PresenceOrigin Origin, DateTimeOffset ObservedAt)
{
    /// <summary>When it was last listed, while lists come that lack it, or when a list was read that its state rests on and that is missing since; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>That its state was concluded while something was listed that may be its own, and could not be told to be; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Uncertain { get; init; }

    /// <summary>The number with its country code, and as it is dialled inside its country; not there for one that no outside line reaches.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? NumberForms { get; init; }

    /// <summary>An extension as programs read it.</summary>
    /// <param name="row">What is known of it.</param>
    /// <param name="region">The region of its account; null when not known.</param>
    public static ExtensionDto FromExtension(ExtensionPresence row, string? region) => new(
        row.Key, row.Account, row.Number, row.Name, row.Team, row.State, row.Since, row.Direction, row.Party, row.App, row.DoNotDisturb, row.Origin, row.ObservedAt)
    {
        LastListedAt = row.LastListedAt,
        Uncertain = row.IsUncertain,
        NumberForms = Presence.Text.NumberForms.Create(row.Number, region)?.Whole,
    };
}

/// <summary>A device's registration.</summary>
/// <param name="Key">Names it on the whole board.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Extension">The key of its extension; null for a device of nobody.</param>
/// <param name="Registered">Whether it is registered.</param>
/// <param name="ExpiresAt">When that ends unless it is refreshed; null when not known.</param>
/// <param name="Expiry">How expiresAt is known.</param>
/// <param name="Address">Its address; null when not told.</param>
/// <param name="UserAgent">What it calls itself; null when not told.</param>
/// <param name="LastSuccessAt">When it last registered; null when not told.</param>
/// <param name="ObservedAt">When the answer that first showed this row as it is arrived.</param>
public sealed record RegistrationDto(
    string Key, string Account, string? Extension, bool Registered, DateTimeOffset? ExpiresAt, ExpiryKind Expiry, string? Address, string? UserAgent,
    DateTimeOffset? LastSuccessAt, [property: JsonPropertyOrder(1)] DateTimeOffset ObservedAt)
{
    /// <summary>Until when it counts as flapping; not there when it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FlappingUntil { get; init; }

    /// <summary>When it was last listed, while lists come that lack it; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(1)]
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>A registration as programs read it.</summary>
    /// <param name="row">What is known of it.</param>
    public static RegistrationDto FromRegistration(Registration row) => new(
        row.Key, row.Account, row.Extension, row.Registered, row.ExpiresAt, row.Expiry, row.Address, row.UserAgent, row.LastSuccessAt, row.ObservedAt)
    {
        FlappingUntil = row.Losses.FlappingUntil, LastListedAt = row.LastListedAt,
    };
}

/// <summary>A call that is up.</summary>
/// <param name="Key">Names it on the whole board; a command takes it as call.</param>
/// <param name="Account">The account's id.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="From">The caller; null when withheld.</param>
/// <param name="To">Who is called; null when not told.</param>
/// <param name="StartedAt">When it began; null when not told.</param>
/// <param name="AnsweredAt">When it was answered; null before that or when not told.</param>
/// <param name="ObservedAt">When the answer that first showed this row as it is arrived.</param>
/// <param name="Legs">Its sides.</param>
public sealed record CallDto(
    string Key, string Account, PresenceState State, CallDirection Direction, string? From, string? To, DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset ObservedAt, [property: JsonPropertyOrder(1)] IReadOnlyList<CallLegDto> Legs)
{
    /// <summary>When it was last listed, while lists come that lack it; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>When it came into its state, where it was seen in another before; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>A call as programs read it.</summary>
    /// <param name="row">What is known of it.</param>
    public static CallDto FromCall(Call row) => new(
        row.Key, row.Account, row.State, row.Direction, row.From, row.To, row.StartedAt, row.AnsweredAt, row.ObservedAt, [.. row.Legs.Select(CallLegDto.FromLeg)])
    {
        LastListedAt = row.LastListedAt,
        StateSince = row.StateSince,
    };
}

/// <summary>One side of a call.</summary>
/// <param name="Id">Names it within the call; a command takes it as leg.</param>
/// <param name="Extension">The key of the extension on it; null for an outside party.</param>
/// <param name="Party">The number or name on it; null when withheld.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Held">Whether it is on hold.</param>
/// <param name="Parked">Whether it is parked.</param>
/// <param name="StartedAt">When it began; null when not told.</param>
public sealed record CallLegDto(string Id, string? Extension, string? Party, CallDirection Direction, PresenceState State, bool Held, bool Parked, DateTimeOffset? StartedAt)
{
    /// <summary>A leg as programs read it.</summary>
    /// <param name="leg">What is known of it.</param>
    public static CallLegDto FromLeg(CallLeg leg) => new(leg.Id, leg.Extension, leg.Party, leg.Direction, leg.State, leg.Held, leg.Parked, leg.StartedAt);
}
