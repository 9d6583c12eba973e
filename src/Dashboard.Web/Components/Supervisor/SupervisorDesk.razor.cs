using Dashboard.Presence;
using Dashboard.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>The page in which a phone floor is run: its grids, the panel of what is chosen, and what is done with it.</summary>
public sealed partial class SupervisorDesk
{
    private readonly GridSource<ExtensionPresence> _extensions = new(r => r.Key);
    private readonly GridSource<Call> _calls = new(r => r.Key);
    private readonly GridSource<Registration> _devices = new(r => r.Key);
    private IReadOnlyList<GridColumn<ExtensionPresence>> _extensionColumns = [], _shownColumns = [];
    private IReadOnlyList<GridColumn<Call>> _callColumns = [];
    private IReadOnlyList<GridColumn<Registration>> _deviceColumns = [];
    private DeskGrid<ExtensionPresence>? _extensionGrid;
    private DeskGrid<Call>? _callGrid;
    private DeskGrid<Registration>? _deviceGrid;
    private DotNetObjectReference<SupervisorDesk>? _self;
    private DeskView _view = new();
    private DeskMoment? _moment;

    /// <summary>The part of the page's address after the question mark.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = "";

    /// <summary>Where who looks comes from, for the audit log.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    [CascadingParameter]
    private Sight? Sight { get; set; }

    /// <summary>The pointer or the focus came into a grid or left it: while it is there, its order stands still.</summary>
    /// <param name="grid">The grid's name.</param>
    /// <param name="isHeld">Whether it is there.</param>
    [JSInvokable]
    public Task HoldAsync(string grid, bool isHeld)
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
        _view = DeskView.Of(Query);
        BeginActing();
        _extensionColumns = DeskColumns.Extensions(() => _moment!);
        _callColumns = DeskColumns.Calls(() => _moment!);
        _deviceColumns = DeskColumns.Registrations(() => _moment!);
        Take(arrange: true);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Sight is not { MayAct: true } && RendererInfo.IsInteractive)
        {
            // Whole: the address asks who it is once more, and what it may.
            Navigation.NavigateTo("sign-in?to=/supervisor", forceLoad: true);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.InvokeVoidAsync("desk.open", _self);
            _ = Board.RunAsync(() => InvokeAsync(() => ShowAsync(arrange: false)), () => InvokeAsync(GlanceAsync));
        }
    }

    private void Take(bool arrange)
    {
        if (Sight is not { MayAct: true } sight)
        {
            return;
        }

        _moment = Board.Look(sight);
        _drawn = AlertsNow(sight);
        _asks.See(_moment);
        _shownColumns = DeskColumns.Shown(_extensionColumns, _view.Columns);
        _extensions.Take(_moment.Extensions, DeskQueries.Extensions(_view, _moment), arrange);
        _calls.Take(_moment.Calls, DeskQueries.Calls(_view, _moment), arrange);
        _devices.Take(_moment.Registrations, DeskQueries.Registrations(_view, _moment), arrange);
    }

    private async Task ShowAsync(bool arrange)
    {
        Take(arrange);
        StateHasChanged();
        await Task.WhenAll(_extensionGrid?.ReloadAsync() ?? Task.CompletedTask, _callGrid?.ReloadAsync() ?? Task.CompletedTask, _deviceGrid?.ReloadAsync() ?? Task.CompletedTask);
    }

    private async Task ChangeAsync(DeskView view)
    {
        _view = view;
        await ShowAsync(arrange: true);
        await Script.InvokeVoidAsync("desk.address", view.ToQuery());
    }

    private Task Select(ExtensionPresence row) => ChangeAsync(_view with { Selected = row.Key });

    private Task Select(Call row) => OwnerOf(row) is { } owner ? Select(owner) : Task.CompletedTask;

    private Task Select(Registration row) => _moment!.Extension(row.Extension) is { } owner ? Select(owner) : Task.CompletedTask;

    private ExtensionPresence? OwnerOf(Call call) => DeskQueries.On(call, _moment!).FirstOrDefault();

    private string Empty(string none, string unmatched) => _view.IsFiltered ? $"{unmatched} matches. Clear the search or the filters." : none;

    private IEnumerable<(string Name, string? Value)> MarksOf(ExtensionPresence row) =>
    [
        ("data-state", $"{_moment!.Shown(row)}"), ("data-fresh", _moment.Age(row).Freshness.Word()), ("data-selected", row.Key == _view.Selected ? "" : null), ("aria-selected", row.Key == _view.Selected ? "true" : null),
        .. DragMarks.Of(row, _moment),
    ];

    private IEnumerable<(string Name, string? Value)> MarksOf(Call row) =>
        [("data-state", $"{DeskTexts.Shown(row, _moment!)}"), ("data-fresh", _moment!.Age(row).Freshness.Word()), ("data-selected", row.Legs.Any(l => l.Extension == _view.Selected && l.Extension is not null) ? "" : null), .. DragMarks.Of(row, OwnerOf(row), _moment)];

    private IEnumerable<(string Name, string? Value)> MarksOf(Registration row) =>
        [("data-fresh", _moment!.Age(row).Freshness.Word()), ("data-selected", row.Extension is not null && row.Extension == _view.Selected ? "" : null)];
}
