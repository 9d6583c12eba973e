using Dashboard.Storage.Displays;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Dashboard.Web.Text;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Features.Displays;

/// <summary>A display as the displays page lists it.</summary>
/// <param name="Known">The stored display.</param>
/// <param name="Status">The last status report, from this run or an earlier one.</param>
/// <param name="IsConnected">Whether the display is connected now.</param>
public sealed record DisplayListItem(Display Known, DisplayStatus Status, bool IsConnected);

/// <summary>
/// Pairs, changes and revokes displays for an administrator. Each action is recorded in the audit log and takes effect on the screen at
/// once.
/// </summary>
internal sealed class DisplayManagementService(
    DisplayStore store, PairingCodeStore codes, DisplayConnectionRegistry connected, IHubContext<PresenceHub> hub, PrincipalResolver principals, AuditLogger audit, TimeProvider time)
{
    /// <summary>The maximum number of wrong codes from one address within a code's lifetime. It is far above what typing errors cause.</summary>
    public const int MaxWrongCodesPerAddress = 50;

    private readonly AttemptLimiter _wrong = new(time, MaxWrongCodesPerAddress, PairingCodeStore.Lifetime);

    /// <summary>Lists all displays, by name.</summary>
    public async Task<IReadOnlyList<DisplayListItem>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(cancellationToken)).OrderBy(d => d.Name, NameComparer.Instance).Select(d => connected.GetStatus(d.Id) is { } seen
            ? new DisplayListItem(d, seen.PaintedAt is null ? d.Status with { Address = seen.Address } : seen, IsConnected: true)
            : new DisplayListItem(d, d.Status, IsConnected: false)),
    ];

    /// <summary>Pairs the display that shows this code.</summary>
    /// <returns>The result code for the page's query string.</returns>
    public async Task<string> PairAsync(HttpContext context, string code, string name, string board)
    {
        var address = context.Connection.RemoteIpAddress;
        if (_wrong.Wait(ClientAddress.GetPartitionKey(address)) is not null)
        {
            return "wait";
        }

        if (await codes.RedeemAsync(code, name, board, context.RequestAborted) is not { } display)
        {
            _wrong.TryAcquire(ClientAddress.GetPartitionKey(address));
            return "code";
        }

        await audit.LogAsync(context, "paired a display", display.Name, $"board {board}, id {display.Id}");
        return "paired";
    }

    /// <summary>Changes the name or the board of a display, or both.</summary>
    public async Task<string> ChangeAsync(HttpContext context, string id, string name, string board)
    {
        if (await FindAsync(context, id) is not { } before || !await store.ChangeAsync(id, name, board, context.RequestAborted))
        {
            return "gone";
        }

        principals.Invalidate();
        if (before.Name != name.Trim())
        {
            await audit.LogAsync(context, "renamed a display", name.Trim(), $"was {before.Name}, id {id}");
        }

        if (before.Board == board)
        {
            return "saved";
        }

        await audit.LogAsync(context, "moved a display", name.Trim(), $"from board {before.Board} to {board}, id {id}");
        await LeadAwayAsync(id, "Move");
        return "moved";
    }

    /// <summary>Makes a display show its name in large type for some seconds.</summary>
    public Task<string> IdentifyAsync(HttpContext context, string id) => SendAsync(context, id, "identified a display", "Identify", "identified");

    /// <summary>Makes a display reload its page.</summary>
    public Task<string> ReloadAsync(HttpContext context, string id) => SendAsync(context, id, "reloaded a display", "Reload", "reloaded");

    /// <summary>Revokes a display. Its stream ends at once, and its screen shows a new pairing code.</summary>
    public async Task<string> RevokeAsync(HttpContext context, string id)
    {
        if (await FindAsync(context, id) is not { } display || !await store.RevokeAsync(id, context.RequestAborted))
        {
            return "gone";
        }

        principals.Invalidate();
        await audit.LogAsync(context, "revoked a display", display.Name, $"board {display.Board}, id {id}");
        await LeadAwayAsync(id, "Revoke");
        return "revoked";
    }

    private async Task<string> SendAsync(HttpContext context, string id, string what, string message, string said)
    {
        if (await FindAsync(context, id) is not { } display)
        {
            return "gone";
        }

        if (connected.GetStatus(id) is null)
        {
            return "away";
        }

        await audit.LogAsync(context, what, display.Name, $"id {id}");
        await hub.Clients.Group(DisplayConnectionRegistry.GroupOf(id)).SendAsync(message, display.Name, CancellationToken.None);
        return said;
    }

    // The message is sent first so that the display can navigate away. The stream is cut whether or not the message arrives.
    private async Task LeadAwayAsync(string id, string message)
    {
        await hub.Clients.Group(DisplayConnectionRegistry.GroupOf(id)).SendAsync(message, CancellationToken.None);
        connected.Cut(id);
    }

    private async Task<Display?> FindAsync(HttpContext context, string id) =>
        (await store.ListAsync(context.RequestAborted)).FirstOrDefault(d => d.Id == id);
}
