using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Session;
using Dashboard.Web.Security;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Submits the commands of one page and tracks their status. Repeated presses of the same button submit one command.</summary>
/// <param name="commandService">The command service.</param>
/// <param name="session">The page's session.</param>
/// <param name="time">The time provider.</param>
/// <remarks>Not thread-safe: used on the circuit's synchronisation context only.</remarks>
internal sealed class CommandSubmitter(CommandService commandService, SupervisorSession session, TimeProvider time) : ICommandSubmitter
{
    // A second press within this time counts as the same press, for instance a double click.
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    // A poll between two clicks may replace "Hold" with "Resume" on the same button, so a second click on the extension is ignored this long.
    private static readonly TimeSpan ClickDelay = TimeSpan.FromMilliseconds(700);

    private readonly Guid _clientInstanceId = Guid.NewGuid();
    private readonly Dictionary<string, DateTimeOffset> _submittedByRow = [];
    private readonly Dictionary<string, (CommandRequest Request, DateTimeOffset At)> _submittedByAction = [];
    private readonly List<Guid> _listed = [];
    private readonly Dictionary<Guid, CommandState> _unsent = [];

    /// <inheritdoc/>
    public async Task<CommandState?> SubmitAsync(CallAction action, string? target, string? reason, long seenVersion, bool isFollowUp = false)
    {
        var now = time.GetUtcNow();
        if (session.Principal is not { } principal || IsRepetition(action, principal, now) || (!isFollowUp && now - _submittedByRow.GetValueOrDefault(action.Row.Key) < ClickDelay))
        {
            return null;
        }

        _submittedByRow[action.Row.Key] = now;
        var request = action.CreateRequest(seenVersion, target, reason) with { ClientInstanceId = _clientInstanceId };
        _submittedByAction[action.Key] = (request, now);
        _listed.Add(request.Id);
        if (await commandService.SubmitAsync(request, principal, session.Address) is { Throttle: not null } slow)
        {
            // The command service does not store a throttled command, so its state is stored here.
            _unsent[request.Id] = slow.Progress;
            await session.RenderAsync();
            return slow.Progress;
        }

        await FollowAsync(request.Id, principal);
        return commandService.Find(request.Id, principal);
    }

    /// <inheritdoc/>
    public bool Resume(Guid id)
    {
        if (session.Principal is not { } principal || commandService.Find(id, principal) is null)
        {
            return false;
        }

        if (!_listed.Contains(id))
        {
            _listed.Add(id);
            _ = FollowAsync(id, principal);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Refuse(CommandRequest request, string detail)
    {
        if (session.Principal is { } principal)
        {
            var now = time.GetUtcNow();
            _unsent[request.Id] = new CommandState(request, principal.Name, principal.Id, now, CommandStatus.Refused, detail, now);
            _listed.Add(request.Id);
        }
    }

    /// <summary>Returns the commands in progress and recently ended ones, the newest first.</summary>
    /// <param name="principal">The principal that issued the commands.</param>
    public IReadOnlyList<CommandState> Shown(AccessPrincipal principal) =>
        [.. _listed.Select(id => _unsent.GetValueOrDefault(id) ?? commandService.Find(id, principal)).OfType<CommandState>().Where(p => !p.IsOver || time.GetUtcNow() - p.ChangedAt < ShownFor).Reverse()];

    /// <inheritdoc/>
    public void Dismiss(Guid id)
    {
        _listed.Remove(id);
        _unsent.Remove(id);
    }

    private bool IsRepetition(CallAction action, AccessPrincipal principal, DateTimeOffset now) => _submittedByAction.TryGetValue(action.Key, out var before)
        && (now - before.At < RepeatInterval || commandService.Find(before.Request.Id, principal) is { IsOver: false });

    private async Task FollowAsync(Guid id, AccessPrincipal principal)
    {
        await session.RenderAsync();
        while (commandService.Find(id, principal) is { IsOver: false })
        {
            await Task.Delay(RefreshInterval, time);
            await session.RenderAsync();
        }
    }
}
