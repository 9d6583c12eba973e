using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Supervisor.Session;

/// <summary>Calls the script of the supervisor's page.</summary>
/// <param name="runtime">The JavaScript runtime of the circuit.</param>
internal sealed class SupervisorScript(IJSRuntime runtime)
{
    /// <summary>Gives the script the object through which it calls the page.</summary>
    /// <param name="page">The page.</param>
    /// <typeparam name="T">The type of the page.</typeparam>
    public ValueTask ConnectAsync<T>(DotNetObjectReference<T> page)
        where T : class => runtime.InvokeVoidAsync("supervisor.connect", page);

    /// <summary>Replaces the query string in the browser's address bar.</summary>
    /// <param name="query">The query string.</param>
    public ValueTask SetQueryAsync(string query) => runtime.InvokeVoidAsync("supervisor.setQuery", query);

    /// <summary>Stores the user's own phone of an account in the browser.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number; null for none.</param>
    public ValueTask SaveUserPhoneAsync(string account, string? number) => runtime.InvokeVoidAsync("supervisor.saveUserPhone", account, number);

    /// <summary>Sends the current time to a hidden page, because the script treats silence as a lost connection.</summary>
    /// <param name="now">The current time, UTC.</param>
    public async Task ConfirmLiveAsync(DateTimeOffset now)
    {
        try
        {
            await runtime.InvokeVoidAsync("supervisor.confirmLive", TimeFormatter.Iso(now));
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The connection was lost, or the browser has suspended the page. The next check tries again.
        }
    }
}
