using Dashboard.Presence;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>
/// Asks before a call is given away, on phone systems that join two calls: hold, call, and then join or take back. Each step
/// is a command of its own, and none is sent before the one ahead of it was seen to be done.
/// </summary>
/// <param name="send">Sends a command, with the version of the board that it is about, and waits for its end; null when it was not sent.</param>
/// <param name="look">What is seen at this moment; null when nothing may be seen any more.</param>
/// <param name="show">Draws the page.</param>
internal sealed class AskDesk(Func<DeskAction, string?, long, Task<CommandProgress?>> send, Func<DeskMoment?> look, Func<Task> show)
{
    private static readonly TimeSpan ToldFor = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, AskFirst> _all = [];

    /// <summary>Those that were begun here, one for each extension, by its key.</summary>
    public IReadOnlyDictionary<string, AskFirst> All => _all;

    /// <summary>Holds the call unless it is, and calls whom to ask.</summary>
    /// <param name="action">What was chosen: whose call, and which.</param>
    /// <param name="target">The number of who is asked.</param>
    /// <param name="seen">The version of the board that was seen when it was chosen.</param>
    public async Task StartAsync(DeskAction action, string target, long seen)
    {
        if (look() is not { } moment || action.Call is not { } first || _all.GetValueOrDefault(action.Row.Key) is { Stage: not AskStage.Over })
        {
            return;
        }

        var ask = new AskFirst(action.Row, first, target, DeskNames.Said(action.Row.Account, target, moment));
        var may = moment.Account(action.Row.Account)?.Capabilities ?? Capabilities.None;
        if (may.Offers(CommandKind.Hold) && !CallPair.IsHeld(first))
        {
            await SetAsync(ask);
            if (Failed(await send(new DeskAction(CommandKind.Hold, "Hold", action.Row, first), null, seen)) is { } why)
            {
                await StopAsync(ask, $"The call could not be put on hold, and {ask.Whom} was not called. {why}");
                return;
            }
        }

        if (look() is not { } held || ask.Find(first.Key, held) is null)
        {
            await StopAsync(ask, $"{ask.Caller} has hung up. {ask.Whom} was not called.");
            return;
        }

        await SetAsync(ask with { Stage = AskStage.Calling });
        var before = held.CallsOf(action.Row).Select(c => c.Key).ToHashSet();
        if (Failed(await send(new DeskAction(CommandKind.Dial, "Call", action.Row), target, held.View.Version)) is { } problem)
        {
            await StopAsync(ask, $"{ask.Whom} could not be called. {problem}");
            return;
        }

        var second = look()?.CallsOf(action.Row).LastOrDefault(c => !before.Contains(c.Key));
        await SetAsync(ask with { Stage = AskStage.Asking, Second = second?.Key });
    }

    /// <summary>Joins the two calls.</summary>
    /// <param name="action">What was chosen: the held call, and the other.</param>
    /// <param name="seen">The version of the board that was seen.</param>
    public async Task JoinAsync(DeskAction action, long seen)
    {
        var ask = _all.GetValueOrDefault(action.Row.Key);
        await MoveAsync(ask, AskStage.Joining);
        var end = await send(action, null, seen);
        if (ask is null)
        {
            return;
        }

        if (Failed(end) is not { } why)
        {
            _all.Remove(action.Row.Key);
            await show();
        }
        else
        {
            // Told with how the two calls are now: what was not seen in time may have been done all the same.
            var now = look() is { } moment ? (ask with { Stage = AskStage.Asking }).Seen(moment) : ask;
            await SetAsync(now with { Says = $"{(end is { Status: CommandStatus.TimedOut } ? "It was not seen that they were joined." : "Not transferred.")} {why}" });
        }
    }

    /// <summary>Ends the second call and takes the first from hold.</summary>
    /// <param name="action">What was chosen: the second call, and the one that is held.</param>
    /// <param name="seen">The version of the board that was seen.</param>
    public async Task TakeBackAsync(DeskAction action, long seen)
    {
        var ask = _all.GetValueOrDefault(action.Row.Key) ?? Begun(action);
        await SetAsync(ask with { Stage = AskStage.TakingBack, Second = action.Call!.Key, Says = "" });
        if (Failed(await send(action, null, seen)) is { } why)
        {
            await SetAsync(ask with { Stage = AskStage.Asking, Second = action.Call.Key, Says = $"The call to {ask.Whom} was not ended. {why}" });
            return;
        }

        var moment = look();
        var first = moment is null ? null : ask.Find(action.Other!.Key, moment);
        if (first is null)
        {
            await StopAsync(ask, $"{ask.Caller} has hung up.");
        }
        else if (CallPair.IsHeld(first) && moment!.Account(first.Account)?.Capabilities.Offers(CommandKind.Resume) == true
            && Failed(await send(new DeskAction(CommandKind.Resume, "Resume", action.Row, first), null, moment.View.Version)) is { } problem)
        {
            await StopAsync(ask, $"{ask.Caller} is on hold still. {problem}");
        }
        else
        {
            _all.Remove(action.Row.Key);
            await show();
        }
    }

    /// <summary>Looks how each stands, and tells no more of what was over a while ago and leaves nobody waiting.</summary>
    /// <param name="moment">What is seen now.</param>
    public void See(DeskMoment moment)
    {
        foreach (var (key, ask) in _all.ToList())
        {
            var now = ask.Seen(moment);
            if (now.Stage == AskStage.Over && moment.Now - now.OverAt > ToldFor && !now.IsWaiting(moment))
            {
                _all.Remove(key);
            }
            else
            {
                _all[key] = now;
            }
        }
    }

    /// <summary>Tells no more of one.</summary>
    /// <param name="row">The key of its extension.</param>
    public void Forget(string row) => _all.Remove(row);

    private static string? Failed(CommandProgress? end) => end switch
    {
        { Status: CommandStatus.Observed } => null,
        null => "It was asked for already.",
        _ => end.Detail,
    };

    // Begun at the telephone, or before this page was opened.
    private AskFirst Begun(DeskAction action)
    {
        var target = CallPair.PartyOf(action.Call!, action.Row.Number) ?? "";
        return new AskFirst(action.Row, action.Other!, target, look() is { } moment ? DeskNames.Said(action.Row.Account, target, moment) : target);
    }

    private Task MoveAsync(AskFirst? ask, AskStage stage) => ask is null ? Task.CompletedTask : SetAsync(ask with { Stage = stage, Says = "" });

    private Task StopAsync(AskFirst ask, string says) => SetAsync(ask.Stop(says, look()?.Now ?? DateTimeOffset.MinValue));

    private Task SetAsync(AskFirst ask)
    {
        _all[ask.Row.Key] = ask;
        return show();
    }
}
