using System.Net;
using Dashboard.Web.Alerts;
using Dashboard.Web.Live;
using Dashboard.Web.Security;

namespace Dashboard.Web.Features.Supervisor.Alerts;

/// <summary>The alerts of every board that whoever looks at a page may see, and how they are acknowledged from it.</summary>
/// <param name="boards">The boards.</param>
/// <param name="desks">Where alerts are acknowledged.</param>
internal sealed class SupervisorAlerts(BoardRegistry boards, BoardAlertRegistry desks)
{
    // Held while the page is open: a part of a board is made for whoever looks, and forgotten when nobody does.
    private (AccessPrincipal Sight, IReadOnlyList<BoardStream> Feeds)? _held;

    /// <summary>The boards that raise alerts at all.</summary>
    /// <param name="principal">Who looks.</param>
    public IReadOnlyList<BoardStream> Boards(AccessPrincipal principal)
    {
        if (_held is not { } held || held.Sight != principal)
        {
            _held = held = (principal, [.. boards.GetBoards(principal).Where(f => f.Definition.Alerts.Rules.Any)]);
        }

        return held.Feeds;
    }

    /// <summary>What stands now, each thing once.</summary>
    /// <param name="principal">Who looks.</param>
    public IReadOnlyList<GroupedAlert> Refresh(AccessPrincipal principal) => GroupedAlert.Group(Boards(principal).SelectMany(f => f.Alerts.Select(a => (f.Definition, a))));

    /// <summary>Notes that somebody has seen alerts, on every board that raised them. What is over by now, or was never theirs to see, does not count.</summary>
    /// <param name="shown">The keys of those that were shown to them.</param>
    /// <param name="principal">Who they are.</param>
    /// <param name="address">Where they are.</param>
    public void Acknowledge(IReadOnlyCollection<string> shown, AccessPrincipal principal, string address)
    {
        if (!principal.CanControlCalls)
        {
            return;
        }

        var by = AcknowledgementActor.Create(principal, IPAddress.TryParse(address, out var from) ? from : null);
        foreach (var board in Refresh(principal).Where(a => shown.Contains(a.Key)).SelectMany(a => a.Active).GroupBy(s => s.Board.Id, s => s.Alert.Key))
        {
            if (desks.TryFind(board.Key, out var alertService))
            {
                alertService.Acknowledge(board.ToHashSet(), by);
            }
        }
    }
}
