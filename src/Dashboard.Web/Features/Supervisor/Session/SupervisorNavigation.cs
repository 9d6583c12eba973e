using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Alerts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Session;

/// <summary>The view of one supervisor's page that its address contains, and its changes by the user.</summary>
/// <param name="query">The query string of the page.</param>
/// <param name="session">The page's session.</param>
/// <param name="script">The page's script.</param>
/// <param name="update">Updates the page, which sorts its grids again.</param>
internal sealed class SupervisorNavigation(string query, SupervisorSession session, SupervisorScript script, Func<Task> update)
{
    /// <summary>The current view.</summary>
    public SupervisorViewState View { get; private set; } = SupervisorViewState.Parse(query);

    /// <summary>Changes the view and the browser's address.</summary>
    /// <param name="view">The new view.</param>
    public async Task ChangeAsync(SupervisorViewState view)
    {
        View = view;
        await update();
        await script.SetQueryAsync(view.ToQuery());
    }

    /// <summary>Opens the panel of an extension.</summary>
    /// <param name="row">The extension; null changes nothing.</param>
    public Task SelectAsync(ExtensionPresence? row) => row is null ? Task.CompletedTask : ChangeAsync(View with { Selected = row.Key });

    /// <summary>Opens the panel of the extension that an alert is about. An alert about an account or several phones opens the grid that lists them.</summary>
    /// <param name="alert">The alert.</param>
    public Task OpenAlertAsync(GroupedAlert alert) => session.Snapshot?.Extension(alert.Alert.Extension) is { } row
        ? SelectAsync(row)
        : ChangeAsync(View with { Search = "", Team = null, State = null, Account = alert.Alert.Account });
}
