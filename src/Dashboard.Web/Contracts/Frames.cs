using System.Text.Json.Serialization;

namespace Dashboard.Web.Contracts;

/// <summary>All that a board shows: the first frame that a viewer is sent.</summary>
internal sealed record SnapshotFrame(
    string Kind, string Epoch, long Version, DateTimeOffset At, BoardDto Board, IEnumerable<ExtensionDto> Extensions, IEnumerable<RegistrationDto> Registrations,
    IEnumerable<CallDto> Calls, IEnumerable<AccountDto> Accounts, IEnumerable<AlertDto> Alerts, IReadOnlyDictionary<string, LastSeenDto> Seen);

/// <summary>What changed on a board since the frame before. A list is not there when nothing of it changed.</summary>
internal sealed record DeltaFrame(string Kind, string Epoch, long Version, DateTimeOffset At)
{
    /// <summary>Of each change, how many ms before the frame it was received and applied. Screens measure by it how old it is when painted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<double[]>? Trace { get; init; }

    /// <summary>Whole rows of the extensions that changed or appeared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<ExtensionDto>? Extensions { get; init; }

    /// <summary>Whole rows of the registrations that changed or appeared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<RegistrationDto>? Registrations { get; init; }

    /// <summary>Whole rows of the calls that changed or appeared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<CallDto>? Calls { get; init; }

    /// <summary>The accounts whose health or failure changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<AccountDto>? Accounts { get; init; }

    /// <summary>The alerts that were raised or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<AlertDto>? Alerts { get; init; }

    /// <summary>The keys of what is no longer shown.</summary>
    public required RemovedDto Removed { get; init; }

    /// <summary>When the parts of each account were last listed.</summary>
    public required IReadOnlyDictionary<string, LastSeenDto> Seen { get; init; }
}

/// <summary>That nothing changed on a board, and when the parts of each account were last listed.</summary>
internal sealed record BeatFrame(string Kind, string Epoch, long Version, DateTimeOffset At, IReadOnlyDictionary<string, LastSeenDto> Seen);

/// <summary>Which board a snapshot is of.</summary>
internal sealed record BoardDto(string Id, string Title);

/// <summary>The keys of what a board no longer shows.</summary>
internal sealed record RemovedDto(IReadOnlyList<string> Extensions, IReadOnlyList<string> Registrations, IReadOnlyList<string> Calls, IReadOnlyList<string> Alerts);

/// <summary>When the parts of an account were last listed; null for never.</summary>
internal sealed record LastSeenDto(DateTimeOffset? Presence, DateTimeOffset? Registrations, DateTimeOffset? Calls);
