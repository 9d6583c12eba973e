using Dashboard.Storage.Displays;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Dashboard.Web.Text;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Features.Displays;

/// <summary>A display as the fleet page tells of it.</summary>
/// <param name="Known">As it is kept.</param>
/// <param name="Status">What it told last, here or in an earlier run.</param>
/// <param name="IsConnected">Whether it is connected now.</param>
public sealed record DisplayListItem(Display Known, DisplayStatus Status, bool IsConnected);

/// <summary>What administrators do with the displays. Each act is in the audit log and reaches the screen at once.</summary>
internal sealed class DisplayManagementService(
    DisplayStore store, PairingCodeStore codes, DisplayConnectionRegistry connected, IHubContext<PresenceHub> hub, PrincipalResolver principals, AuditLogger audit, TimeProvider time)
{
    /// <summary>Wrong codes from one address within a code's lifetime: nobody mistypes as often.</summary>
    public const int MaxWrongCodesPerAddress = 50;

    private readonly AttemptLimiter _wrong = new(time, MaxWrongCodesPerAddress, PairingCodeStore.Lifetime);

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<DisplayListItem>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(cancellationToken)).OrderBy(d => d.Name, NameComparer.Instance).Select(d => connected.GetStatus(d.Id) is { } seen
            ? new DisplayListItem(d, seen.PaintedAt is null ? d.Status with { Address = seen.Address } : seen, IsConnected: true)
            : new DisplayListItem(d, d.Status, IsConnected: false)),
    ];

    /// <summary>Enters the code that a TV shows.</summary>
    /// <returns>A word for what became of it, as the page's address carries it.</returns>
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

    /// <summary>Gives a display another name, another board, or both.</summary>
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

    /// <summary>Lets a display show its name, large, for some seconds.</summary>
    public Task<string> IdentifyAsync(HttpContext context, string id) => SendAsync(context, id, "identified a display", "Identify", "identified");

    /// <summary>Lets a display load its page anew.</summary>
    public Task<string> ReloadAsync(HttpContext context, string id) => SendAsync(context, id, "reloaded a display", "Reload", "reloaded");

    /// <summary>Lets a display in no more: what it reads ends now, and its screen asks for a code again.</summary>
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

    // Told first where to go; and whether it hears of it or not, it reads nothing more.
    private async Task LeadAwayAsync(string id, string message)
    {
        await hub.Clients.Group(DisplayConnectionRegistry.GroupOf(id)).SendAsync(message, CancellationToken.None);
        connected.Cut(id);
    }

    private async Task<Display?> FindAsync(HttpContext context, string id) =>
        (await store.ListAsync(context.RequestAborted)).FirstOrDefault(d => d.Id == id);
}
