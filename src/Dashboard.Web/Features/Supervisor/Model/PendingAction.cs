namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Something was chosen elsewhere that lacks an answer, which the panel asks for. A new one each time it is chosen.</summary>
/// <param name="key">The key of what was chosen.</param>
/// <param name="target">Whom it leads to, where that was said already; null otherwise.</param>
public sealed class PendingAction(string key, string? target)
{
    /// <summary>The key of what was chosen.</summary>
    public string Key => key;

    /// <summary>Whom it leads to, where that was said already; null otherwise.</summary>
    public string? Target => target;
}
