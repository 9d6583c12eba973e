using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>The interactive supervisor's page: its grids, the panel of the selected extension, and its actions.</summary>
public sealed partial class SupervisorConsole
{
    private readonly StableRowSource<ExtensionPresence> _extensions = new(r => r.Key);
    private readonly StableRowSource<Call> _calls = new(r => r.Key);
    private readonly StableRowSource<Registration> _devices = new(r => r.Key);
    private IReadOnlyList<GridColumn<ExtensionPresence>> _extensionColumns = [], _shownColumns = [];
    private IReadOnlyList<GridColumn<Call>> _callColumns = [];
    private IReadOnlyList<GridColumn<Registration>> _deviceColumns = [];
    private LiveGrid<ExtensionPresence>? _extensionGrid;
    private LiveGrid<Call>? _callGrid;
    private LiveGrid<Registration>? _deviceGrid;
    private DotNetObjectReference<SupervisorConsole>? _self;
    private SupervisorViewState _view = new();
    private SupervisorSnapshot? _snapshot;

    /// <summary>The query string of the page, without the question mark.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = "";

    /// <summary>The client's address, for the audit log.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    [CascadingParameter]
    private AccessPrincipal? Principal { get; set; }

    /// <summary>Freezes the order of a grid. Called by the script when the pointer or the focus enters or leaves the grid.</summary>
    /// <param name="grid">The grid's name.</param>
    /// <param name="isHeld">Whether the order is frozen.</param>
    [JSInvokable]
    public Task SetGridFrozenAsync(string grid, bool isHeld)
    {
        switch (grid)
        {
            case "extensions":
                _extensions.IsFrozen = isHeld;
                break;
            case "calls":
                _calls.IsFrozen = isHeld;
                break;
            default:
                _devices.IsFrozen = isHeld;
                break;
        }

        return isHeld ? Task.CompletedTask : ShowAsync(arrange: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Board.Dispose();
        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _view = SupervisorViewState.Parse(Query);
        BeginActing();
        _extensionColumns = GridColumns.Extensions(() => _snapshot!);
        _callColumns = GridColumns.Calls(() => _snapshot!);
        _deviceColumns = GridColumns.Registrations(() => _snapshot!);
        Update(arrange: true);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Principal is not { CanControlCalls: true } && RendererInfo.IsInteractive)
        {
            // A full page load, so that the server authenticates and authorises the request again.
            Navigation.NavigateTo("sign-in?to=/supervisor", forceLoad: true);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.InvokeVoidAsync("supervisor.connect", _self);
            _ = Board.RunAsync(() => InvokeAsync(() => ShowAsync(arrange: false)), () => InvokeAsync(GlanceAsync));
        }
    }

    private void Update(bool arrange)
    {
        if (Principal is not { CanControlCalls: true } principal)
        {
            return;
        }

        _snapshot = Board.GetSnapshot(principal);
        _drawn = AlertsNow(principal);
        _transfers.Refresh(_snapshot);
        _shownColumns = GridColumns.Shown(_extensionColumns, _view.Columns);
        _extensions.Update(_snapshot.Extensions, GridQueries.Extensions(_view, _snapshot), arrange);
        _calls.Update(_snapshot.Calls, GridQueries.Calls(_view, _snapshot), arrange);
        _devices.Update(_snapshot.Registrations, GridQueries.Registrations(_view, _snapshot), arrange);
    }

    private async Task ShowAsync(bool arrange)
    {
        Update(arrange);
        StateHasChanged();
        await Task.WhenAll(_extensionGrid?.ReloadAsync() ?? Task.CompletedTask, _callGrid?.ReloadAsync() ?? Task.CompletedTask, _deviceGrid?.ReloadAsync() ?? Task.CompletedTask);
    }

    private async Task ChangeAsync(SupervisorViewState view)
    {
        _view = view;
        await ShowAsync(arrange: true);
        await Script.InvokeVoidAsync("supervisor.setQuery", view.ToQuery());
    }

    private Task Select(ExtensionPresence row) => ChangeAsync(_view with { Selected = row.Key });

    private Task Select(Call row) => OwnerOf(row) is { } owner ? Select(owner) : Task.CompletedTask;

    private Task Select(Registration row) => _snapshot!.Extension(row.Extension) is { } owner ? Select(owner) : Task.CompletedTask;

    private ExtensionPresence? OwnerOf(Call call) => GridQueries.On(call, _snapshot!).FirstOrDefault();

    private string Empty(string none, string unmatched) => _view.IsFiltered ? $"{unmatched} matches. Clear the search or the filters." : none;

    private IEnumerable<(string Name, string? Value)> MarksOf(ExtensionPresence row) =>
    [
        ("data-state", $"{_snapshot!.Shown(row)}"), ("data-fresh", _snapshot.Age(row).Freshness.Describe()), ("data-selected", row.Key == _view.Selected ? "" : null), ("aria-selected", row.Key == _view.Selected ? "true" : null),
        .. DragAttributes.Create(row, _snapshot),
    ];

    private IEnumerable<(string Name, string? Value)> MarksOf(Call row) =>
        [("data-state", $"{GridExportFormatter.Shown(row, _snapshot!)}"), ("data-fresh", _snapshot!.Age(row).Freshness.Describe()), ("data-selected", row.Legs.Any(l => l.Extension == _view.Selected && l.Extension is not null) ? "" : null), .. DragAttributes.Create(row, OwnerOf(row), _snapshot)];

    private IEnumerable<(string Name, string? Value)> MarksOf(Registration row) =>
        [("data-fresh", _snapshot!.Age(row).Freshness.Describe()), ("data-selected", row.Extension is not null && row.Extension == _view.Selected ? "" : null)];
}
