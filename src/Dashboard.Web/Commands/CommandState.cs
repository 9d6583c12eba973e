using Dashboard.Web.Contracts;

namespace Dashboard.Web.Commands;

/// <summary>One command and how far it has come. Immutable.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="ById">Their id; empty in the demo.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Detail">What to tell of it; empty when the status says all.</param>
/// <param name="ChangedAt">Since when it has that status, UTC.</param>
public sealed record CommandState(
    CommandRequest Request, string By, string ById, DateTimeOffset RequestedAt, CommandStatus Status, string Detail, DateTimeOffset ChangedAt)
{
    /// <summary>Whether nothing that the vendor lists would show it: that it was accepted is all there is to know.</summary>
    public bool IsUnverifiable { get; init; }

    /// <summary>Whether it was sent and no answer came: it may have been done.</summary>
    public bool IsUnanswered => Status == CommandStatus.Requested && Detail.Length > 0;

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsOver => IsUnverifiable || Status is CommandStatus.Observed or CommandStatus.Refused or CommandStatus.TimedOut;

    /// <summary>The command as the API writes it.</summary>
    public CommandDto ToDto() => new(
        Request.Id, Status, IsOver, Detail.Length > 0 ? Detail : null, Request.Kind, Request.Account, Request.Extension, Request.Call, RequestedAt, ChangedAt);
}
