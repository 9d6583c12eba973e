namespace Dashboard.Web.Contracts;

/// <summary>The progress of a command.</summary>
public enum CommandStatus
{
    /// <summary>The command is being sent to the vendor.</summary>
    Requested,

    /// <summary>The vendor accepted the command. No poll has confirmed it yet.</summary>
    Accepted,

    /// <summary>A later poll confirmed the command.</summary>
    Observed,

    /// <summary>The command was not sent, or the vendor rejected it. It had no effect.</summary>
    Refused,

    /// <summary>No poll confirmed the command in time.</summary>
    TimedOut,
}
