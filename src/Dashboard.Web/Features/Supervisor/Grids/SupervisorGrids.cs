using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>The page's three grids with their rows and columns.</summary>
/// <param name="getSnapshot">Returns the snapshot that the page shows.</param>
internal sealed class SupervisorGrids(Func<SupervisorSnapshot> getSnapshot)
{
    /// <summary>The extensions.</summary>
    public StableRowSource<ExtensionPresence> Extensions { get; } = new(r => r.Key);

    /// <summary>The active calls.</summary>
    public StableRowSource<Call> Calls { get; } = new(r => r.Key);

    /// <summary>The registrations of devices.</summary>
    public StableRowSource<Registration> Registrations { get; } = new(r => r.Key);

    /// <summary>The grid of the extensions; null before it is rendered.</summary>
    public LiveGrid<ExtensionPresence>? ExtensionGrid { get; set; }

    /// <summary>The grid of the calls; null before it is rendered.</summary>
    public LiveGrid<Call>? CallGrid { get; set; }

    /// <summary>The grid of the registrations; null before it is rendered.</summary>
    public LiveGrid<Registration>? RegistrationGrid { get; set; }

    /// <summary>All columns of the extensions, from which the user chooses.</summary>
    public IReadOnlyList<GridColumn<ExtensionPresence>> AllExtensionColumns { get; } = GridColumns.Extensions(getSnapshot);

    /// <summary>The chosen columns of the extensions.</summary>
    public IReadOnlyList<GridColumn<ExtensionPresence>> ExtensionColumns { get; private set; } = [];

    /// <summary>The columns of the calls.</summary>
    public IReadOnlyList<GridColumn<Call>> CallColumns { get; } = GridColumns.Calls(getSnapshot);

    /// <summary>The columns of the registrations.</summary>
    public IReadOnlyList<GridColumn<Registration>> RegistrationColumns { get; } = GridColumns.Registrations(getSnapshot);

    /// <summary>Updates the rows and the chosen columns.</summary>
    /// <param name="view">The filters, the order and the columns that the user has chosen.</param>
    /// <param name="arrange">Whether to sort a grid although its order is frozen, because the user has changed the order or the filter.</param>
    public void Update(SupervisorViewState view, bool arrange)
    {
        var snapshot = getSnapshot();
        ExtensionColumns = GridColumns.Shown(AllExtensionColumns, view.Columns);
        Extensions.Update(snapshot.Extensions, GridQueries.Extensions(view, snapshot), arrange);
        Calls.Update(snapshot.Calls, GridQueries.Calls(view, snapshot), arrange);
        Registrations.Update(snapshot.Registrations, GridQueries.Registrations(view, snapshot), arrange);
    }

    /// <summary>Renders the visible rows again.</summary>
    public Task ReloadAsync() =>
        Task.WhenAll(ExtensionGrid?.ReloadAsync() ?? Task.CompletedTask, CallGrid?.ReloadAsync() ?? Task.CompletedTask, RegistrationGrid?.ReloadAsync() ?? Task.CompletedTask);

    /// <summary>Returns the extension that a call belongs to; null when no known extension is on it.</summary>
    /// <param name="call">The call.</param>
    public ExtensionPresence? GetOwner(Call call) => GridQueries.On(call, getSnapshot()).FirstOrDefault();

    /// <summary>Sets whether the order of a grid is frozen.</summary>
    /// <param name="grid">The grid's name.</param>
    /// <param name="isFrozen">Whether the order is frozen.</param>
    public void SetFrozen(string grid, bool isFrozen)
    {
        switch (grid)
        {
            case "extensions":
                Extensions.IsFrozen = isFrozen;
                break;
            case "calls":
                Calls.IsFrozen = isFrozen;
                break;
            default:
                Registrations.IsFrozen = isFrozen;
                break;
        }
    }
}
