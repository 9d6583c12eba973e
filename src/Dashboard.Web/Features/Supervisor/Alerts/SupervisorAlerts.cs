using System.Net;
using Dashboard.Web.Alerts;
using Dashboard.Web.Live;
using Dashboard.Web.Security;

namespace Dashboard.Web.Features.Supervisor.Alerts;

/// <summary>The alerts of one supervisor's page: those of all boards that the principal can view, and their acknowledgement.</summary>
/// <param name="boards">The registry of boards.</param>
/// <param name="registry">The alert services of the boards.</param>
internal sealed class SupervisorAlerts(BoardRegistry boards, BoardAlertRegistry registry)
{
    private readonly StableAlertList _list = new();
    private string _rendered = "";

    // The streams are held while the page is open, because the registry drops a filtered board stream that is not referenced.
    private (AccessPrincipal Principal, IReadOnlyList<BoardStream> Streams)? _held;

    /// <summary>Whether the entries of the list keep their places.</summary>
    public bool IsOrderFrozen
    {
        get => _list.IsFrozen;
        set => _list.IsFrozen = value;
    }

    /// <summary>Returns the visible boards that have alert rules.</summary>
    /// <param name="principal">The principal that views the page.</param>
    public IReadOnlyList<BoardStream> Boards(AccessPrincipal principal)
    {
        if (_held is not { } held || held.Principal != principal)
        {
            _held = held = (principal, [.. boards.GetBoards(principal).Where(f => f.Definition.Alerts.Rules.Any)]);
        }

        return held.Streams;
    }

    /// <summary>Returns the active alerts, grouped by subject.</summary>
    /// <param name="principal">The principal that views the page.</param>
    public IReadOnlyList<GroupedAlert> Refresh(AccessPrincipal principal) => GroupedAlert.Group(Boards(principal).SelectMany(f => f.Alerts.Select(a => (f.Definition, a))));

    /// <summary>Returns the entries of the page's list of alerts.</summary>
    /// <param name="principal">The principal that views the page.</param>
    public IReadOnlyList<GroupedAlertRow> GetRows(AccessPrincipal principal) => _list.Update(Refresh(principal));

    /// <summary>Records that the page renders the current alerts.</summary>
    /// <param name="principal">The principal that views the page.</param>
    public void MarkRendered(AccessPrincipal principal) => _rendered = Describe(principal);

    /// <summary>Returns whether the alerts have changed since they were rendered.</summary>
    /// <param name="principal">The principal that views the page.</param>
    public bool HaveChanged(AccessPrincipal principal) => Describe(principal) != _rendered;

    /// <summary>Acknowledges alerts on every board that raised them. Ignores alerts that have ended or that the principal cannot view.</summary>
    /// <param name="shown">The keys of the alerts that were shown.</param>
    /// <param name="principal">The principal. Without permission to control calls nothing happens.</param>
    /// <param name="address">The client's IP address.</param>
    public void Acknowledge(IReadOnlyCollection<string> shown, AccessPrincipal principal, string address)
    {
        if (!principal.CanControlCalls)
        {
            return;
        }

        var by = AcknowledgementActor.Create(principal, IPAddress.TryParse(address, out var from) ? from : null);
        foreach (var board in Refresh(principal).Where(a => shown.Contains(a.Key)).SelectMany(a => a.Active).GroupBy(s => s.Board.Id, s => s.Alert.Key))
        {
            if (registry.TryFind(board.Key, out var alertService))
            {
                alertService.Acknowledge(board.ToHashSet(), by);
            }
        }
    }

    private string Describe(AccessPrincipal principal) => string.Join('\n', Refresh(principal).Select(a => $"{a.IsOpen} {a.Key}"));
}
