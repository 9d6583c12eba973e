using Dashboard.Web.Contracts;

namespace Dashboard.Web.Commands;

/// <summary>One command with its progress. Immutable.</summary>
/// <param name="Request">The command.</param>
/// <param name="By">The display name of the principal that sent it.</param>
/// <param name="ById">The id of that principal; empty in the demo.</param>
/// <param name="RequestedAt">When it was requested, UTC.</param>
/// <param name="Status">Its progress.</param>
/// <param name="Detail">An explanation of the status; empty when there is none.</param>
/// <param name="ChangedAt">When the status last changed, UTC.</param>
public sealed record CommandState(
    CommandRequest Request, string By, string ById, DateTimeOffset RequestedAt, CommandStatus Status, string Detail, DateTimeOffset ChangedAt)
{
    /// <summary>Whether nothing in the vendor's lists can confirm the command, so that its acceptance is the final status.</summary>
    public bool IsUnverifiable { get; init; }

    /// <summary>Whether the command was sent without a response, so that it may have been executed.</summary>
    public bool IsUnanswered => Status == CommandStatus.Requested && Detail.Length > 0;

    /// <summary>Whether the status is final.</summary>
    public bool IsOver => IsUnverifiable || Status is CommandStatus.Observed or CommandStatus.Refused or CommandStatus.TimedOut;

    /// <summary>Converts the state to its API representation.</summary>
    public CommandDto ToDto() => new(
        Request.Id, Status, IsOver, Detail.Length > 0 ? Detail : null, Request.Kind, Request.Account, Request.Extension, Request.Call, RequestedAt, ChangedAt);
}
