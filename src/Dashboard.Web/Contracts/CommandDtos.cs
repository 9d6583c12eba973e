using System.Text.Json.Serialization;
using Dashboard.Presence.Commands;

namespace Dashboard.Web.Contracts;

/// <summary>A command and its progress.</summary>
/// <param name="Id">The id that the client chose for the command.</param>
/// <param name="Status">The command's current status.</param>
/// <param name="Over">Whether the status is final: observed, refused, timed out, or accepted for a kind of command that no poll can confirm.</param>
/// <param name="Detail">An explanation of the status; null when the status needs none.</param>
/// <param name="Kind">The kind of command.</param>
/// <param name="Account">The id of the account that the command addresses.</param>
/// <param name="Extension">The number of the extension that the command acts for.</param>
/// <param name="Call">The key of the call that the command acts on; null for dialling.</param>
/// <param name="AskedAt">The time at which the command was requested, UTC.</param>
/// <param name="ChangedAt">The time of the last status change, UTC.</param>
public sealed record CommandDto(
    Guid Id, CommandStatus Status, bool Over, string? Detail, CommandKind Kind, string Account, string Extension, string? Call, DateTimeOffset AskedAt, DateTimeOffset ChangedAt)
{
    /// <summary>Whether the status is final; the same as <c>over</c>.</summary>
    public bool IsFinal => Over;
}

/// <summary>A page of commands, newest first.</summary>
/// <param name="Items">The commands of this page.</param>
public sealed record CommandListDto(IEnumerable<CommandDto> Items)
{
    /// <summary>The cursor of the next page; absent on the last page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Next { get; init; }
}
