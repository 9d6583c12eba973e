using Dashboard.Web.Features.Supervisor.Alerts;
using Dashboard.Web.Security;
using Dashboard.Web.Text;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor;

/// <summary>What waits for somebody, and that it was seen.</summary>
public sealed partial class SupervisorConsole
{
    private readonly StableAlertList _alerts = new();
    private string _drawn = "";

    /// <summary>The pointer or the focus came into the list of alerts or left it: while it is there, each keeps its place.</summary>
    /// <param name="isHeld">Whether it is there.</param>
    [JSInvokable]
    public void SetAlertsFrozen(bool isHeld)
    {
        _alerts.IsHeld = isHeld;
        StateHasChanged();
    }

    /// <summary>All that was shown was acknowledged: by what the browser drew at that moment, for more may have come meanwhile.</summary>
    /// <param name="shown">The keys of those that were shown.</param>
    [JSInvokable]
    public void AcknowledgeAlerts(string[] shown)
    {
        if (Principal is { } principal)
        {
            Alerts.Acknowledge(shown, principal, Address);
            StateHasChanged();
        }
    }

    // Of a page behind others the alerts alone are drawn, when they are others; else it is told that there are none, or it
    // would take the silence for a lost line.
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
            // The line was lost meanwhile, or the browser has put the page to sleep: it is told with the next glance.
        }
    }

    private string AlertsNow(AccessPrincipal principal) => string.Join('\n', Alerts.Refresh(principal).Select(a => $"{a.IsOpen} {a.Key}"));

    // What is about an account, or about several of its phones, is looked into in the list of them.
    private Task OpenAlertAsync(GroupedAlert alert) =>
        _snapshot?.Extension(alert.Alert.Extension) is { } row ? Select(row) : ChangeAsync(_view with { Search = "", Team = null, State = null, Account = alert.Alert.Account });
}
