using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Security;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>What one page has asked for, and how far each has come. One press is one command, however often it is pressed.</summary>
/// <param name="commandService">Takes the commands.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandSubmitter(CommandService commandService, TimeProvider time)
{
    // A second press that soon is the same press: a double click, or a hand that trembles.
    private static readonly TimeSpan OnePress = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    // After the first click of two, a quick poll may have put "Resume" where "Hold" was: the second was not meant for that.
    private static readonly TimeSpan OneHand = TimeSpan.FromMilliseconds(700);

    private readonly Guid _hand = Guid.NewGuid();
    private readonly Dictionary<string, DateTimeOffset> _touched = [];
    private readonly Dictionary<string, (CommandRequest Request, DateTimeOffset At)> _pressed = [];
    private readonly List<Guid> _asked = [];
    private readonly Dictionary<Guid, CommandState> _unsent = [];

    /// <summary>Sends what was pressed, and draws the page until it is over.</summary>
    /// <param name="action">What was pressed.</param>
    /// <param name="ask">What it asks for.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="address">From where.</param>
    /// <param name="show">Draws the page.</param>
    /// <param name="byHand">Whether a hand pressed it: what follows by itself on a press may follow at once.</param>
    /// <returns>What came of it; null when it was the same press once more.</returns>
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
            // Not kept there, and told here.
            _unsent[request.Id] = slow.Progress;
            await show();
            return slow.Progress;
        }

        await FollowAsync(request.Id, principal, show);
        return commandService.Find(request.Id, principal);
    }

    /// <summary>Goes on telling of what was asked for from this page before it was loaded anew.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="principal">Who asked.</param>
    /// <param name="show">Draws the page.</param>
    /// <returns>Whether anything is known of it.</returns>
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

    /// <summary>Tells of what was asked for and cannot be sent.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="principal">Who asked.</param>
    /// <param name="why">Why it cannot be.</param>
    public void Refuse(CommandRequest request, AccessPrincipal principal, string why)
    {
        var now = time.GetUtcNow();
        _unsent[request.Id] = new CommandState(request, principal.Name, principal.Id, now, CommandStatus.Refused, why, now);
        _asked.Add(request.Id);
    }

    /// <summary>What is on its way or was done a moment ago, the newest first.</summary>
    /// <param name="principal">Who asked.</param>
    public IReadOnlyList<CommandState> Shown(AccessPrincipal principal) =>
        [.. _asked.Select(id => _unsent.GetValueOrDefault(id) ?? commandService.Find(id, principal)).OfType<CommandState>().Where(p => !p.IsOver || time.GetUtcNow() - p.ChangedAt < ShownFor).Reverse()];

    /// <summary>Tells no more of one.</summary>
    /// <param name="id">Its id.</param>
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
