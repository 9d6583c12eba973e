using System.Net;
using Dashboard.Web.Access;
using Dashboard.Web.Alerts;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>The alerts of every board that whoever looks at a page may see, and how they are acknowledged from it.</summary>
/// <param name="boards">The boards.</param>
/// <param name="desks">Where alerts are acknowledged.</param>
internal sealed class DeskAlerts(BoardDirectory boards, AlertDesks desks)
{
    // Held while the page is open: a part of a board is made for whoever looks, and forgotten when nobody does.
    private (Sight Sight, IReadOnlyList<BoardFeed> Feeds)? _held;

    /// <summary>The boards that raise alerts at all.</summary>
    /// <param name="sight">Who looks.</param>
    public IReadOnlyList<BoardFeed> Boards(Sight sight)
    {
        if (_held is not { } held || held.Sight != sight)
        {
            _held = held = (sight, [.. boards.For(sight).Where(f => f.Definition.Alerts.Rules.Any)]);
        }

        return held.Feeds;
    }

    /// <summary>What stands now, each thing once.</summary>
    /// <param name="sight">Who looks.</param>
    public IReadOnlyList<DeskAlert> Look(Sight sight) => DeskAlert.Of(Boards(sight).SelectMany(f => f.Alerts.Select(a => (f.Definition, a))));

    /// <summary>Notes that somebody has seen alerts, on every board that raised them. What is over by now, or was never theirs to see, does not count.</summary>
    /// <param name="shown">The keys of those that were shown to them.</param>
    /// <param name="sight">Who they are.</param>
    /// <param name="address">Where they are.</param>
    public void Acknowledge(IReadOnlyCollection<string> shown, Sight sight, string address)
    {
        if (!sight.MayAct)
        {
            return;
        }

        var by = Acknowledger.Of(sight, IPAddress.TryParse(address, out var from) ? from : null);
        foreach (var board in Look(sight).Where(a => shown.Contains(a.Key)).SelectMany(a => a.Standing).GroupBy(s => s.Board.Id, s => s.Alert.Key))
        {
            if (desks.TryFind(board.Key, out var desk))
            {
                desk.Acknowledge(board.ToHashSet(), by);
            }
        }
    }
}
