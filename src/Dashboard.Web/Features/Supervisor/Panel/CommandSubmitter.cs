using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Security;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Submits the commands of one page and tracks their status. Repeated presses of the same button submit one command.</summary>
/// <param name="commandService">The command service.</param>
/// <param name="time">The time provider.</param>
/// <remarks>Not thread-safe: used on the circuit's synchronisation context only.</remarks>
internal sealed class CommandSubmitter(CommandService commandService, TimeProvider time)
{
    // A second press within this time counts as the same press, for instance a double click.
    private static readonly TimeSpan OnePress = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    // A poll between two clicks may replace "Hold" with "Resume" on the same button, so a second click on the extension is ignored this long.
    private static readonly TimeSpan OneHand = TimeSpan.FromMilliseconds(700);

    private readonly Guid _hand = Guid.NewGuid();
    private readonly Dictionary<string, DateTimeOffset> _touched = [];
    private readonly Dictionary<string, (CommandRequest Request, DateTimeOffset At)> _pressed = [];
    private readonly List<Guid> _asked = [];
    private readonly Dictionary<Guid, CommandState> _unsent = [];

    /// <summary>Submits the command of a pressed action, and renders the page until the command ends.</summary>
    /// <param name="action">The action.</param>
    /// <param name="ask">Creates the request.</param>
    /// <param name="principal">The principal that issues the command.</param>
    /// <param name="address">The client's address, for the audit log.</param>
    /// <param name="show">Renders the page.</param>
    /// <param name="byHand">Whether the user pressed the button. Follow-up commands are exempt from the click delay.</param>
    /// <returns>The final state of the command; null when the press was ignored as a repetition.</returns>
    public async Task<CommandState?> SubmitAsync(CallAction action, Func<CommandRequest> ask, AccessPrincipal principal, string address, Func<Task> show, bool byHand = true)
    {
        var now = time.GetUtcNow();
        if (_pressed.TryGetValue(action.Key, out var before) && (now - before.At < OnePress || commandService.Find(before.Request.Id, principal) is { IsOver: false }))
        {
            return null;
        }

        if (byHand && now - _touched.GetValueOrDefault(action.Row.Key) < OneHand)
        {
            return null;
        }

        _touched[action.Row.Key] = now;
        var request = ask() with { ClientInstanceId = _hand };
        _pressed[action.Key] = (request, now);
        _asked.Add(request.Id);
        if (await commandService.SubmitAsync(request, principal, address) is { Throttle: not null } slow)
        {
            // The command service does not store a throttled command, so its state is stored here.
            _unsent[request.Id] = slow.Progress;
            await show();
            return slow.Progress;
        }

        await FollowAsync(request.Id, principal, show);
        return commandService.Find(request.Id, principal);
    }

    /// <summary>Resumes tracking a command that was submitted before the page was reloaded.</summary>
    /// <param name="id">The id of the command.</param>
    /// <param name="principal">The principal that issued the command.</param>
    /// <param name="show">Renders the page.</param>
    /// <returns>Whether the command is known.</returns>
    public bool Resume(Guid id, AccessPrincipal principal, Func<Task> show)
    {
        if (commandService.Find(id, principal) is null)
        {
            return false;
        }

        if (!_asked.Contains(id))
        {
            _asked.Add(id);
            _ = FollowAsync(id, principal, show);
        }

        return true;
    }

    /// <summary>Adds a refused command that is shown but never sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="principal">The principal that issued the command.</param>
    /// <param name="why">The reason for the refusal.</param>
    public void Refuse(CommandRequest request, AccessPrincipal principal, string why)
    {
        var now = time.GetUtcNow();
        _unsent[request.Id] = new CommandState(request, principal.Name, principal.Id, now, CommandStatus.Refused, why, now);
        _asked.Add(request.Id);
    }

    /// <summary>Returns the commands in progress and recently ended ones, the newest first.</summary>
    /// <param name="principal">The principal that issued the commands.</param>
    public IReadOnlyList<CommandState> Shown(AccessPrincipal principal) =>
        [.. _asked.Select(id => _unsent.GetValueOrDefault(id) ?? commandService.Find(id, principal)).OfType<CommandState>().Where(p => !p.IsOver || time.GetUtcNow() - p.ChangedAt < ShownFor).Reverse()];

    /// <summary>Removes a command from the list.</summary>
    /// <param name="id">The id of the command.</param>
    public void Dismiss(Guid id)
    {
        _asked.Remove(id);
        _unsent.Remove(id);
    }

    private async Task FollowAsync(Guid id, AccessPrincipal principal, Func<Task> show)
    {
        await show();
        while (commandService.Find(id, principal) is { IsOver: false })
        {
            await Task.Delay(RefreshInterval, time);
            await show();
        }
    }
}
