namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>An action that was selected elsewhere and needs input, for which the panel opens its form. Each selection creates a new object.</summary>
/// <param name="key">The key of the action.</param>
/// <param name="target">The target's number if it is already chosen; null otherwise.</param>
public sealed class PendingAction(string key, string? target)
{
    /// <summary>The key of the action.</summary>
    public string Key => key;

    /// <summary>The target's number if it is already chosen; null otherwise.</summary>
    public string? Target => target;
}
