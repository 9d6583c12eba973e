using System.Text.Json.Serialization;
using Dashboard.Presence.Commands;

namespace Dashboard.Web.Contracts;

/// <summary>A command and how far it has come.</summary>
/// <param name="Id">The id that was chosen for it.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Over">Whether nothing more will come of it: done, refused, not seen in time, or of a kind that nothing ever shows.</param>
/// <param name="Detail">What to tell of it; null when the status says all.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Account">In which account.</param>
/// <param name="Extension">Of which extension, by its number.</param>
/// <param name="Call">On which call; null for dialling.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ChangedAt">Since when it has its status.</param>
public sealed record CommandDto(
    Guid Id, CommandStatus Status, bool Over, string? Detail, CommandKind Kind, string Account, string Extension, string? Call, DateTimeOffset AskedAt, DateTimeOffset ChangedAt);

/// <summary>A page of commands, the newest first.</summary>
/// <param name="Items">The commands.</param>
public sealed record CommandListDto(IEnumerable<CommandDto> Items)
{
    /// <summary>The cursor of the next page; not there on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Next { get; init; }
}
