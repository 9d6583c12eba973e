using Dashboard.Presence;

namespace Dashboard.Web.Commands;

/// <summary>How far a command has come.</summary>
public enum CommandStatus
{
    /// <summary>It is on its way to the vendor.</summary>
    Requested,

    /// <summary>The vendor took it; nothing is seen of it yet.</summary>
    Accepted,

    /// <summary>A later poll showed that it was done.</summary>
    Observed,

    /// <summary>It was not sent, or the vendor did not take it: nothing was done.</summary>
    Refused,

    /// <summary>No poll showed in time that it was done.</summary>
    TimedOut,
}

/// <summary>One command and how far it has come. Immutable.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="ById">Their id; empty in the demo.</param>
/// <param name="AskedAt">When, UTC.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Detail">What to tell of it; empty when the status says all.</param>
/// <param name="ChangedAt">Since when it has that status, UTC.</param>
public sealed record CommandProgress(
    CommandRequest Request, string By, string ById, DateTimeOffset AskedAt, CommandStatus Status, string Detail, DateTimeOffset ChangedAt)
{
    /// <summary>Whether nothing that the vendor lists would show it: that it was accepted is all there is to know.</summary>
    public bool IsUnseeable { get; init; }

    /// <summary>Whether it was sent and no answer came: it may have been done.</summary>
    public bool IsUnanswered => Status == CommandStatus.Requested && Detail.Length > 0;

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsOver => IsUnseeable || Status is CommandStatus.Observed or CommandStatus.Refused or CommandStatus.TimedOut;
}
