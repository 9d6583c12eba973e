using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Monitoring;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Phones;
using Dashboard.Web.Features.Supervisor.Session;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>The interactive supervisor's page: its grids, the panel of the selected extension, and its actions.</summary>
public sealed partial class SupervisorConsole
{
    private readonly SupervisorOverlays _overlays = new();
    private SupervisorSession _session = null!;
    private SupervisorScript _script = null!;
    private SupervisorNavigation _navigation = null!;
    private SupervisorContext _context = null!;
    private SupervisorGrids _grids = null!;
    private CommandSubmitter _commands = null!;
    private ActionController _actions = null!;
    private DropController _drops = null!;
    private MonitoringController _monitoring = null!;
    private PageRestorer _restorer = null!;
    private DotNetObjectReference<SupervisorConsole>? _self;

    /// <summary>The query string of the page, without the question mark.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = "";

    /// <summary>The client's address, for the audit log.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    [CascadingParameter]
    private AccessPrincipal? Principal { get; set; }

    private SupervisorViewState View => _navigation.View;

    /// <summary>Opens the command palette. Called by the script when its key is pressed.</summary>
    [JSInvokable]
    public void OpenPalette()
    {
        _overlays.OpenPalette();
        StateHasChanged();
    }

    /// <summary>Handles the drop of a call. Called by the script; its data is untrusted and looked up again.</summary>
    /// <param name="call">The key of the call; null or empty for the only call of the extension.</param>
    /// <param name="from">The key of the extension that transfers the call.</param>
    /// <param name="to">The key of the target extension, or <see cref="DropResolver.Park"/>.</param>
    /// <param name="seenVersion">The version of the board at the start of the drag.</param>
    [JSInvokable]
    public Task DropAsync(string? call, string? from, string? to, long seenVersion) => _drops.DropAsync(call, from, to, seenVersion);

    /// <summary>Sets the user's own phones. Called by the script with the browser's stored data.</summary>
    /// <param name="stored">The numbers by account id.</param>
    [JSInvokable]
    public void SetUserPhones(Dictionary<string, string> stored)
    {
        _context.UserPhones = UserPhones.Create(stored);
        StateHasChanged();
    }

    /// <summary>Freezes the order of a grid. Called by the script when the pointer or the focus enters or leaves the grid.</summary>
    /// <param name="grid">The grid's name.</param>
    /// <param name="isFrozen">Whether the order is frozen.</param>
    [JSInvokable]
    public Task SetGridFrozenAsync(string grid, bool isFrozen)
    {
        _grids.SetFrozen(grid, isFrozen);
        return isFrozen ? Task.CompletedTask : UpdateAsync(arrange: false);
    }

    /// <summary>Freezes the order of the alert list. Called by the script when the pointer or the focus enters or leaves the list.</summary>
    /// <param name="isFrozen">Whether the order is frozen.</param>
    [JSInvokable]
    public void SetAlertsFrozen(bool isFrozen)
    {
        Alerts.IsOrderFrozen = isFrozen;
        StateHasChanged();
    }

    /// <summary>Acknowledges alerts. Called by the script with the alerts shown at that time, because others may have been added since.</summary>
    /// <param name="shown">The keys of the shown alerts.</param>
    [JSInvokable]
    public void AcknowledgeAlerts(string[] shown)
    {
        if (Principal is { } principal)
        {
            Alerts.Acknowledge(shown, principal, Address);
            StateHasChanged();
        }
    }

    /// <summary>Sets whether the page is visible. A hidden page does not render.</summary>
    /// <param name="isVisible">Whether the page is visible.</param>
    [JSInvokable]
    public void SetPageVisible(bool isVisible) => Updates.SetVisible(isVisible);

    /// <summary>Restores the state of a reloaded page: opens its form and resumes tracking its commands.</summary>
    /// <param name="state">The state stored by the browser.</param>
    /// <returns>The ids of the commands that are unknown here.</returns>
    [JSInvokable]
    public IReadOnlyList<Guid> RestoreState(RestoredPageState state)
    {
        var unknown = _restorer.Restore(state);
        StateHasChanged();
        return unknown;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Updates.Dispose();
        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _session = new SupervisorSession(() => Principal, Updates.GetSnapshot, Address, () => InvokeAsync(StateHasChanged));
        _script = new SupervisorScript(Runtime);
        _navigation = new SupervisorNavigation(Query, _session, _script, () => UpdateAsync(arrange: true));
        _grids = new SupervisorGrids(() => _session.Snapshot!);
        _context = new SupervisorContext { Act = a => _actions.StartAsync(a), Call = c => _actions.CallAsync(c), SaveUserPhone = SaveUserPhoneAsync };
        _commands = new CommandSubmitter(Commands, _session, Time);
        _actions = new ActionController(_session, _commands, _overlays, _context, _navigation.SelectAsync, Access.RequireReason);
        _drops = new DropController(_session, _commands, _overlays, _actions);
        _monitoring = new MonitoringController(_session, _commands, _actions);
        _restorer = new PageRestorer(_session, _commands);
        Update(arrange: true);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_session.Principal is null && RendererInfo.IsInteractive)
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
            await _script.ConnectAsync(_self);
            _ = Updates.RunAsync(() => InvokeAsync(() => UpdateAsync(arrange: false)), () => InvokeAsync(UpdateHiddenAsync));
        }
    }

    private void Update(bool arrange)
    {
        if (_session.Refresh() is { } snapshot)
        {
            Alerts.MarkRendered(_session.Principal!);
            _actions.Transfers.Refresh(snapshot);
            _grids.Update(View, arrange);
        }
    }

    private Task UpdateAsync(bool arrange)
    {
        Update(arrange);
        StateHasChanged();
        return _grids.ReloadAsync();
    }

    // A hidden page renders only when its alerts have changed.
    private Task UpdateHiddenAsync() =>
        _session.Principal is { } principal && Alerts.HaveChanged(principal) ? UpdateAsync(arrange: false) : _script.ConfirmLiveAsync(Time.GetUtcNow());

    private async Task SaveUserPhoneAsync(string account, string number)
    {
        _context.UserPhones = _context.UserPhones.Add(account, number);
        await _script.SaveUserPhoneAsync(account, _context.UserPhones[account]);
    }
}
