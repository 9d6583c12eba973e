using System.Collections.Immutable;

namespace Dashboard.Presence.Alerts;

/// <summary>What an alert is about, the most urgent first.</summary>
public enum AlertKind
{
    /// <summary>Several devices of an account were lost together.</summary>
    RegistrationsLost,

    /// <summary>An account does not answer.</summary>
    AccountStale,

    /// <summary>A phone rings too long.</summary>
    Ringing,

    /// <summary>A call is on hold too long.</summary>
    OnHold,

    /// <summary>A device lost its registration.</summary>
    RegistrationLost,

    /// <summary>An extension is offline too long.</summary>
    Offline,

    /// <summary>A call lasts too long.</summary>
    Call,
}

/// <summary>Something on a board that a person should see to. Immutable.</summary>
public sealed record Alert
{
    /// <summary>Unique for the life of the host; made of letters, digits and dashes, for it stands in addresses.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The key of the extension concerned; null when none is.</summary>
    public string? Extension { get; init; }

    /// <summary>The key of the call concerned; null when none is or the account lists no calls.</summary>
    public string? Call { get; init; }

    /// <summary>The key of the registration concerned; null when none or several are.</summary>
    public string? Registration { get; init; }

    /// <summary>The extension's number, or a device's own name; null when the alert is about neither.</summary>
    public string? Number { get; init; }

    /// <summary>The person's name; null when nobody has told it.</summary>
    public string? Name { get; init; }

    /// <summary>The keys of the extensions whose devices are lost still, of an alert about several; empty for other kinds.</summary>
    public ImmutableSortedSet<string> Extensions { get; init; } = [];

    /// <summary>How many devices were lost together; 0 for other kinds.</summary>
    public int Devices { get; init; }

    /// <summary>How many of those are registered again.</summary>
    public int DevicesBack { get; init; }

    /// <summary>Within what time they were lost: from the last look that saw all of them to the one that missed the last.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>Since when what it is about has lasted, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was raised, UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When what it is about was last seen, UTC, once that is too old to be believed; null while it is.</summary>
    public DateTimeOffset? LastResponseAt { get; init; }

    /// <summary>When somebody acknowledged it, UTC; null while nobody has.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who did.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>How many devices they knew to be lost; 0 for other kinds and while nobody has.</summary>
    public int DevicesAcknowledged { get; init; }

    /// <summary>Whether it has grown to twice what somebody acknowledged: they have not seen to that.</summary>
    internal bool HasOutgrown(Alert acknowledged) => acknowledged.DevicesAcknowledged > 0 && Devices >= 2 * acknowledged.DevicesAcknowledged;
}
