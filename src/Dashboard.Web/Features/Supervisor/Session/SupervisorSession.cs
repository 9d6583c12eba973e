using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Security;

namespace Dashboard.Web.Features.Supervisor.Session;

/// <summary>The state that all operations of one supervisor's page share: its principal, its snapshot and its rendering.</summary>
/// <param name="getPrincipal">Returns the current principal.</param>
/// <param name="createSnapshot">Creates a snapshot of the data that a principal may see.</param>
/// <param name="address">The client's address, for the audit log.</param>
/// <param name="render">Renders the page.</param>
/// <remarks>Not thread-safe: used on the circuit's synchronisation context only.</remarks>
internal sealed class SupervisorSession(
    Func<AccessPrincipal?> getPrincipal, Func<AccessPrincipal, SupervisorSnapshot> createSnapshot, string address, Func<Task> render)
{
    /// <summary>The principal; null when it may not control calls, or no longer.</summary>
    public AccessPrincipal? Principal => getPrincipal() is { CanControlCalls: true } principal ? principal : null;

    /// <summary>The client's address, for the audit log.</summary>
    public string Address => address;

    /// <summary>The snapshot that the page shows; null before the first refresh.</summary>
    public SupervisorSnapshot? Snapshot { get; private set; }

    /// <summary>Creates a snapshot of the current data, which the page does not show; null without permission.</summary>
    public SupervisorSnapshot? GetCurrent() => Principal is { } principal ? createSnapshot(principal) : null;

    /// <summary>Replaces the snapshot that the page shows by a current one, and returns it. Without permission it stays, and null is returned.</summary>
    public SupervisorSnapshot? Refresh()
    {
        var current = GetCurrent();
        Snapshot = current ?? Snapshot;
        return current;
    }

    /// <summary>Renders the page.</summary>
    public Task RenderAsync() => render();
}
