namespace Dashboard.Web.Components.Supervisor;

/// <summary>A question that stands between what was chosen and its command.</summary>
/// <param name="Words">What is asked.</param>
/// <param name="Yes">What the button says that sends it all the same.</param>
/// <param name="Send">Sends it.</param>
public sealed record DeskQuestion(string Words, string Yes, Func<Task> Send);
