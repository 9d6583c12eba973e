namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Whether an action is a single command or a step of several commands, each sent after the previous one is confirmed.</summary>
public enum CallActionStep
{
    /// <summary>A single command.</summary>
    One,

    /// <summary>Holds the call and dials the consultation call.</summary>
    Consult,

    /// <summary>Ends the consultation call and resumes the held call.</summary>
    ReturnToCaller,
}
