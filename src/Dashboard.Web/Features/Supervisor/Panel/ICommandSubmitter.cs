using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Submits the commands of one page and tracks their status.</summary>
internal interface ICommandSubmitter
{
    /// <summary>Submits the command of an action, and renders the page until the command ends.</summary>
    /// <param name="action">The action.</param>
    /// <param name="target">The entered target; null for none.</param>
    /// <param name="reason">The entered reason for call monitoring; null for none.</param>
    /// <param name="seenVersion">The version of the board that the user saw.</param>
    /// <param name="isFollowUp">Whether the command follows another one and no press of a button. Follow-up commands are exempt from the click delay.</param>
    /// <returns>The final state of the command; null when it was a repetition, or without permission.</returns>
    Task<CommandState?> SubmitAsync(CallAction action, string? target, string? reason, long seenVersion, bool isFollowUp = false);

    /// <summary>Resumes tracking a command that was submitted before the page was reloaded.</summary>
    /// <param name="id">The id of the command.</param>
    /// <returns>Whether the command is known.</returns>
    bool Resume(Guid id);

    /// <summary>Adds a refused command that is shown but never sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="detail">The reason for the refusal.</param>
    void Refuse(CommandRequest request, string detail);

    /// <summary>Removes a command from the list.</summary>
    /// <param name="id">The id of the command.</param>
    void Dismiss(Guid id);
}
