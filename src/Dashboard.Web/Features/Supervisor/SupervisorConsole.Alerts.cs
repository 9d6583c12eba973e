using Dashboard.Web.Features.Supervisor.Alerts;
using Dashboard.Web.Security;
using Dashboard.Web.Text;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>The alerts of the page and their acknowledgement.</summary>
public sealed partial class SupervisorConsole
{
    private readonly StableAlertList _alerts = new();
    private string _drawn = "";

    /// <summary>Freezes the order of the alert list. Called by the script when the pointer or the focus enters or leaves the list.</summary>
    /// <param name="isHeld">Whether the order is frozen.</param>
    [JSInvokable]
    public void SetAlertsFrozen(bool isHeld)
    {
        _alerts.IsFrozen = isHeld;
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

    // A hidden page renders only when its alerts have changed. Otherwise the server sends the current time, because the script treats
    // silence as a lost connection.
    private async Task GlanceAsync()
    {
        if (Principal is { CanControlCalls: true } principal && AlertsNow(principal) != _drawn)
        {
            await ShowAsync(arrange: false);
            return;
        }

        try
        {
            await Script.InvokeVoidAsync("supervisor.confirmLive", TimeFormatter.Iso(Time.GetUtcNow()));
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The connection was lost, or the browser has suspended the page. The next check tries again.
        }
    }

    private string AlertsNow(AccessPrincipal principal) => string.Join('\n', Alerts.Refresh(principal).Select(a => $"{a.IsOpen} {a.Key}"));

    // An alert about an account or several phones opens the grid that lists them.
    private Task OpenAlertAsync(GroupedAlert alert) =>
        _snapshot?.Extension(alert.Alert.Extension) is { } row ? Select(row) : ChangeAsync(_view with { Search = "", Team = null, State = null, Account = alert.Alert.Account });
}
