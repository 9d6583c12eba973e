using System.Text.Json.Serialization;

namespace Dashboard.Web.Contracts;

/// <summary>A board's whole content: the first frame of every viewer.</summary>
internal sealed record SnapshotFrame(
    string Kind, string Epoch, long Version, DateTimeOffset At, BoardDto Board, IEnumerable<ExtensionDto> Extensions, IEnumerable<RegistrationDto> Registrations,
    IEnumerable<CallDto> Calls, IEnumerable<AccountDto> Accounts, IEnumerable<AlertDto> Alerts, IReadOnlyDictionary<string, LastSeenDto> Seen);

/// <summary>The changes of a board since the previous frame. A list without changes is absent.</summary>
internal sealed record DeltaFrame(string Kind, string Epoch, long Version, DateTimeOffset At)
{
    /// <summary>
    /// The age in ms of each change when the frame was made: since it was received, and since it was applied. Screens add it to measure latency.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<double[]>? Trace { get; init; }

    /// <summary>The complete rows of extensions that were added or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<ExtensionDto>? Extensions { get; init; }

    /// <summary>The complete rows of registrations that were added or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<RegistrationDto>? Registrations { get; init; }

    /// <summary>The complete rows of calls that were added or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<CallDto>? Calls { get; init; }

    /// <summary>The accounts whose health or failure changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<AccountDto>? Accounts { get; init; }

    /// <summary>The alerts that were raised or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<AlertDto>? Alerts { get; init; }

    /// <summary>The keys of removed rows and alerts.</summary>
    public required RemovedDto Removed { get; init; }

    /// <summary>The times at which each account's resources were last listed, by account id.</summary>
    public required IReadOnlyDictionary<string, LastSeenDto> Seen { get; init; }
}

/// <summary>A keep-alive frame without changes, with the times at which each account's resources were last listed.</summary>
internal sealed record BeatFrame(string Kind, string Epoch, long Version, DateTimeOffset At, IReadOnlyDictionary<string, LastSeenDto> Seen);

/// <summary>The board of a snapshot frame.</summary>
internal sealed record BoardDto(string Id, string Title);

/// <summary>The keys of rows and alerts that a board no longer shows.</summary>
internal sealed record RemovedDto(IReadOnlyList<string> Extensions, IReadOnlyList<string> Registrations, IReadOnlyList<string> Calls, IReadOnlyList<string> Alerts);

/// <summary>The times at which an account's resources were last listed, UTC; null when never.</summary>
internal sealed record LastSeenDto(DateTimeOffset? Presence, DateTimeOffset? Registrations, DateTimeOffset? Calls);
