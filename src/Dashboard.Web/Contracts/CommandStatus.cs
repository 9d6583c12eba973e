namespace Dashboard.Web.Contracts;

/// <summary>The progress of a command.</summary>
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
