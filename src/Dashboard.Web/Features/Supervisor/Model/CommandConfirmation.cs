namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>A question that stands between what was chosen and its command.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="ConfirmLabel">What the button says that sends it all the same.</param>
/// <param name="Send">Sends it.</param>
public sealed record CommandConfirmation(string Question, string ConfirmLabel, Func<Task> Send);
