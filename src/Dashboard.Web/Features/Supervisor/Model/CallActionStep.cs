namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Whether something to do is one command, or several, each after the one before was seen.</summary>
public enum CallActionStep
{
    /// <summary>One command.</summary>
    One,

    /// <summary>Holds a call and calls somebody else.</summary>
    Consult,

    /// <summary>Ends the call to whom was asked and takes the first from hold.</summary>
    ReturnToCaller,
}
