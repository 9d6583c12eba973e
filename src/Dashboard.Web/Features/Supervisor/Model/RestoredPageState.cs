namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>The state of a reloaded page that the browser stored, in addition to the address.</summary>
/// <param name="Form">The open form; null for none.</param>
/// <param name="Commands">The ids of the commands in progress.</param>
public sealed record RestoredPageState(RestoredForm? Form, IReadOnlyList<Guid>? Commands);

/// <summary>An open form and its input.</summary>
/// <param name="Row">The key of the extension.</param>
/// <param name="Key">The key of the action.</param>
/// <param name="Target">The entered target.</param>
/// <param name="Reason">The entered reason.</param>
public sealed record RestoredForm(string Row, string Key, string Target, string Reason)
{
    private const int MaxLength = 500;

    /// <summary>Returns a copy with each text truncated to 500 characters. The browser's data is untrusted.</summary>
    public RestoredForm Short() => new(Cut(Row), Cut(Key), Cut(Target), Cut(Reason));

    private static string Cut(string? text) => text is null ? "" : text.Length > MaxLength ? text[..MaxLength] : text;
}
