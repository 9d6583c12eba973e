namespace Dashboard.Web.Components.Supervisor;

/// <summary>Whether something to do is one command, or several, each after the one before was seen.</summary>
public enum DeskStep
{
    /// <summary>One command.</summary>
    One,

    /// <summary>Holds a call and calls somebody else.</summary>
    AskFirst,

    /// <summary>Ends the call to whom was asked and takes the first from hold.</summary>
    TakeBack,
}
