using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Live;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One board at one point in time, sorted and formatted for the screen.</summary>
public sealed class BoardModel
{
    private readonly BoardView _view;
    private readonly Func<string, LastListedTimes> _lastListed;
    private readonly ILookup<string, WaitingCall> _waiting;

    private BoardModel(BoardStream stream, DateTimeOffset now, BoardLayout layout)
    {
        _view = stream.Current;
        _lastListed = stream.GetLastListed;
        _waiting = WaitingCalls.ByExtension(_view.Calls.Values.Select(r => r.Value));
        Now = now;
        Id = stream.Definition.Id;
        Title = stream.Definition.Title;
        Layout = layout;
        Rules = stream.Definition.Alerts;
        Alerts = [.. AlertPriority.Sort(_view.Alerts.Values.Select(r => r.Value)).Select(a => AlertModel.Create(a, now))];
        Tiles = [.. BoardOrder.Tiles(_view.Extensions.Values.Select(r => TileModel.Create(r.Value, this)), layout)];
        Calls = [.. BoardOrder.Calls(_view.Calls.Values.Select(r => r.Value)).Select(r => CallModel.Create(r, this))];
        Registrations = [.. BoardOrder.Registrations(_view.Registrations.Values.Select(r => r.Value)).Select(r => RegistrationModel.Create(r, this))];
        Accounts = [.. _view.Accounts.Values.Select(r => r.Value).OrderBy(a => a.Id, ExtensionNumberComparer.Instance)
            .Select(a => AccountModel.Create(a, _lastListed(a.Id).Latest, now))];
    }

    /// <summary>The time that the model represents, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The board's id.</summary>
    public string Id { get; }

    /// <summary>The board's title.</summary>
    public string Title { get; }

    /// <summary>The panels around the tiles, and the order and grouping of the tiles.</summary>
    public BoardLayout Layout { get; }

    /// <summary>The extensions, in display order.</summary>
    public IReadOnlyList<TileModel> Tiles { get; }

    /// <summary>The active calls, in display order.</summary>
    public IReadOnlyList<CallModel> Calls { get; }

    /// <summary>The registrations, in display order.</summary>
    public IReadOnlyList<RegistrationModel> Registrations { get; }

    /// <summary>The alert rules of the board.</summary>
    public AlertOptions Rules { get; }

    /// <summary>The active alerts, the most urgent first.</summary>
    public IReadOnlyList<AlertModel> Alerts { get; }

    /// <summary>Returns the value of <c>data-alert</c> for an extension; null when no alert concerns it.</summary>
    internal string? AlertOf(string extension) => Alerts.FirstOrDefault(a => a.Extensions.Contains(extension))?.Message;

    /// <summary>The accounts that the board shows.</summary>
    public IReadOnlyList<AccountModel> Accounts { get; }

    /// <summary>The accounts with a health other than <see cref="AccountHealth.Ok"/>.</summary>
    public IReadOnlyList<AccountModel> Troubles => [.. Accounts.Where(a => a.Health != AccountHealth.Ok)];

    /// <summary>The number of tiles in five steps. The style sheet derives columns and type size of the first paint from it.</summary>
    public string Density => Tiles.Count switch
    {
        <= 12 => "xs",
        <= 40 => "s",
        <= 90 => "m",
        <= 160 => "l",
        _ => "xl",
    };

    /// <summary>The summary counts of the header.</summary>
    public BoardSummary Figures => BoardSummary.Create(this, _view);

    /// <summary>The tiles grouped by team, in display order.</summary>
    public IEnumerable<IGrouping<string, TileModel>> Teams => Tiles.GroupBy(t => t.Team);

    /// <summary>Creates the model of a board.</summary>
    /// <param name="stream">The board's stream.</param>
    /// <param name="now">The time to represent, UTC.</param>
    /// <param name="layout">The layout; null for the configured one.</param>
    public static BoardModel Create(BoardStream stream, DateTimeOffset now, BoardLayout? layout = null) => new(stream, now, layout ?? stream.Definition.Layout);

    /// <summary>The number of stale tiles. They also count under their last known state.</summary>
    public int Stale => Tiles.Count(t => t.Freshness == Freshness.Stale);

    /// <summary>Counts the tiles in any of these states. A busy extension with a waiting call also counts as ringing.</summary>
    /// <param name="states">The states to count.</param>
    public int Count(params ReadOnlySpan<ShownState> states)
    {
        var count = 0;
        foreach (var tile in Tiles)
        {
            count += states.Contains(tile.Shown) || (tile.WaitingSince is not null && states.Contains(ShownState.Ringing)) ? 1 : 0;
        }

        return count;
    }

    internal ExtensionPresence? Extension(string? key) =>
        key is not null && _view.Extensions.TryGetValue(key, out var row) ? row.Value : null;

    /// <inheritdoc cref="BoardView.RegionOf"/>
    public string? RegionOf(string account) => _view.RegionOf(account);

    /// <summary>Returns the call that waits at a busy extension; null when there is none, or when the list of calls is old.</summary>
    internal WaitingCall? Waiting(ExtensionPresence row) =>
        WaitingCalls.IsBusy(row.State) ? _waiting[row.Key].FirstOrDefault(w => !Age(w.Call, ResourceKinds.Calls).IsOld) : null;

    internal RowAge Age(IPresenceEntity row, ResourceKinds part) =>
        RowAge.Create(row, part, _lastListed(row.Account), _view.Accounts.TryGetValue(row.Account, out var known) ? known.Value : null, Now);
}
