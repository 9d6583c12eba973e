namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>A confirmation that the user must give before a command is sent.</summary>
/// <param name="Question">The question.</param>
/// <param name="ConfirmLabel">The label of the button that confirms.</param>
/// <param name="Send">Sends the command.</param>
public sealed record CommandConfirmation(string Question, string ConfirmLabel, Func<Task> Send);
