namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>What a browser kept of a page that was loaded anew, besides what stands in its address.</summary>
/// <param name="Form">What was being typed; null for nothing.</param>
/// <param name="Commands">The commands that were on their way.</param>
public sealed record RestoredPageState(RestoredForm? Form, IReadOnlyList<Guid>? Commands);

/// <summary>A form that was open, and what was typed into it.</summary>
/// <param name="Row">The key of the extension.</param>
/// <param name="Key">The key of the action.</param>
/// <param name="Target">Whom it was to lead to.</param>
/// <param name="Reason">Why.</param>
public sealed record RestoredForm(string Row, string Key, string Target, string Reason)
{
    private const int MaxLength = 500;

    /// <summary>The same, no longer than a person could have typed it: a browser may keep anything.</summary>
    public RestoredForm Short() => new(Cut(Row), Cut(Key), Cut(Target), Cut(Reason));

    private static string Cut(string? text) => text is null ? "" : text.Length > MaxLength ? text[..MaxLength] : text;
}
