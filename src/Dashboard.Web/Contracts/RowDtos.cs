using System.Text.Json.Serialization;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Contracts;

/// <summary>A list of rows at one version of the board.</summary>
/// <param name="Version">The board's version. It grows with every change and starts again when the host restarts. A command repeats it as seenVersion.</param>
/// <param name="At">The time of the response, UTC.</param>
/// <param name="Items">The rows.</param>
public sealed record ListResponse<T>(long Version, DateTimeOffset At, IReadOnlyList<T> Items);

/// <summary>The presence of an extension.</summary>
/// <param name="Key">The unique key of the extension: account/number.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Number">The extension's number as the phone system writes it.</param>
/// <param name="Name">The name of the user or place; null when it has none.</param>
/// <param name="Team">The team; null when there is none.</param>
/// <param name="State">The state when the extension was last observed. Compare observedAt to judge whether it is still valid.</param>
/// <param name="Since">The time at which the state began, UTC; null when not known.</param>
/// <param name="Direction">The direction of the current call.</param>
/// <param name="Party">The other party of the current call; null without a call, or when the number is withheld.</param>
/// <param name="App">The application that the extension is connected to, such as voicemail; null when there is none.</param>
/// <param name="Dnd">Whether do not disturb is set, in any state. An extension in state Idle is available only when this is false.</param>
/// <param name="Origin">Whether the phone system reported the state or it was derived from calls.</param>
/// <param name="ObservedAt">The time of the response that first showed the row in its present form, UTC.</param>
public sealed record ExtensionDto(
    string Key, string Account, string Number, string? Name, string? Team, PresenceState State, DateTimeOffset? Since, CallDirection Direction,
    string? Party, string? App, bool Dnd, PresenceOrigin Origin, DateTimeOffset ObservedAt)
{
    /// <summary>
    /// The time at which the extension was last listed, UTC. Present while responses lack it, or while they lack a list that its state was derived from.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>Whether the state was derived while a listed call may belong to the extension but could not be assigned to it; absent when false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Uncertain { get; init; }

    /// <summary>The number with its country code, and as dialled within its country; absent for a number that cannot be dialled from outside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? NumberForms { get; init; }

    /// <summary>Creates the DTO from an extension's presence.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="region">The region of its account, for telephone numbers; null when not known.</param>
    public static ExtensionDto FromExtension(ExtensionPresence row, string? region) => new(
        row.Key, row.Account, row.Number, row.Name, row.Team, row.State, row.Since, row.Direction, row.Party, row.App, row.DoNotDisturb, row.Origin, row.ObservedAt)
    {
        LastListedAt = row.LastListedAt,
        Uncertain = row.IsUncertain,
        NumberForms = Presence.Text.NumberForms.Create(row.Number, region)?.Whole,
    };
}

/// <summary>A device's registration.</summary>
/// <param name="Key">The unique key of the registration.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Extension">The key of the device's extension; null when it belongs to no extension.</param>
/// <param name="Registered">Whether the device is registered.</param>
/// <param name="ExpiresAt">The time at which the registration expires unless it is refreshed, UTC; null when not known.</param>
/// <param name="Expiry">How expiresAt was determined.</param>
/// <param name="Address">The device's network address; null when not reported.</param>
/// <param name="UserAgent">The device's user agent; null when not reported.</param>
/// <param name="LastSuccessAt">The time of the last successful registration, UTC; null when not reported.</param>
/// <param name="ObservedAt">The time of the response that first showed the row in its present form, UTC.</param>
public sealed record RegistrationDto(
    string Key, string Account, string? Extension, bool Registered, DateTimeOffset? ExpiresAt, ExpiryKind Expiry, string? Address, string? UserAgent,
    DateTimeOffset? LastSuccessAt, [property: JsonPropertyOrder(1)] DateTimeOffset ObservedAt)
{
    /// <summary>The time until which the registration counts as flapping, UTC; absent when it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FlappingUntil { get; init; }

    /// <summary>The time at which the registration was last listed, UTC. Present only while responses lack it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(1)]
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>Creates the DTO from a registration.</summary>
    /// <param name="row">The registration.</param>
    public static RegistrationDto FromRegistration(Registration row) => new(
        row.Key, row.Account, row.Extension, row.Registered, row.ExpiresAt, row.Expiry, row.Address, row.UserAgent, row.LastSuccessAt, row.ObservedAt)
    {
        FlappingUntil = row.Losses.FlappingUntil, LastListedAt = row.LastListedAt,
    };
}

/// <summary>An active call.</summary>
/// <param name="Key">The unique key of the call. A command takes it as call.</param>
/// <param name="Account">The account's id.</param>
/// <param name="State">The state of the call.</param>
/// <param name="Direction">The direction of the call.</param>
/// <param name="From">The calling party; null when withheld.</param>
/// <param name="To">The called party; null when not reported.</param>
/// <param name="StartedAt">The time at which the call began, UTC; null when not reported.</param>
/// <param name="AnsweredAt">The time at which the call was answered, UTC; null before that, or when not reported.</param>
/// <param name="ObservedAt">The time of the response that first showed the row in its present form, UTC.</param>
/// <param name="Legs">The legs of the call.</param>
public sealed record CallDto(
    string Key, string Account, PresenceState State, CallDirection Direction, string? From, string? To, DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset ObservedAt, [property: JsonPropertyOrder(1)] IReadOnlyList<CallLegDto> Legs)
{
    /// <summary>The time at which the call was last listed, UTC. Present only while responses lack it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>The time at which the call entered its state, UTC. Present only when it was observed in another state before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>Creates the DTO from a call.</summary>
    /// <param name="row">The call.</param>
    public static CallDto FromCall(Call row) => new(
        row.Key, row.Account, row.State, row.Direction, row.From, row.To, row.StartedAt, row.AnsweredAt, row.ObservedAt, [.. row.Legs.Select(CallLegDto.FromLeg)])
    {
        LastListedAt = row.LastListedAt,
        StateSince = row.StateSince,
    };
}

/// <summary>One leg of a call.</summary>
/// <param name="Id">The leg's id within the call. A command takes it as leg.</param>
/// <param name="Extension">The key of the leg's extension; null for an external party.</param>
/// <param name="Party">The number or name of the party on the leg; null when withheld.</param>
/// <param name="Direction">The direction of the leg.</param>
/// <param name="State">The state of the leg.</param>
/// <param name="Held">Whether the leg is on hold.</param>
/// <param name="Parked">Whether the leg is parked.</param>
/// <param name="StartedAt">The time at which the leg began, UTC; null when not reported.</param>
public sealed record CallLegDto(string Id, string? Extension, string? Party, CallDirection Direction, PresenceState State, bool Held, bool Parked, DateTimeOffset? StartedAt)
{
    /// <summary>Creates the DTO from a leg.</summary>
    /// <param name="leg">The leg.</param>
    public static CallLegDto FromLeg(CallLeg leg) => new(leg.Id, leg.Extension, leg.Party, leg.Direction, leg.State, leg.Held, leg.Parked, leg.StartedAt);
}
