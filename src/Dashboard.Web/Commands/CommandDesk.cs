using System.Collections.Concurrent;
using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Commands;

/// <summary>
/// Takes commands, sends each once, and follows it until a poll shows that it was done. What is sent twice with one id is
/// one command: a double click, a form sent again, a program that asks once more.
/// </summary>
internal sealed partial class CommandDesk(
    CommandCheck check, CommandRaces races, PolledAccounts accounts, PresenceBoard board, CommandWatch watch, Auditor auditor, IHostApplicationLifetime life, TimeProvider time, ILogger<CommandDesk> logger)
{
    /// <summary>How long a command can be asked after, and its id is known again.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string By, Guid Id), CommandProgress> _known = new();

    /// <summary>Takes a command.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="sight">Who asks.</param>
    /// <param name="address">From where.</param>
    /// <returns>How far it has come; and whether that id was of another command, which then was not taken.</returns>
    public async Task<(CommandProgress Progress, bool IsAnother)> SubmitAsync(CommandRequest request, Sight sight, string address)
    {
        request = request.Cleaned(number => board.Current.Extensions.Of(request.Account).ContainsKey(ExtensionPresence.MakeKey(request.Account, number)));
        var now = time.GetUtcNow();
        var asked = new CommandProgress(request, sight.Name, sight.Id, now, CommandStatus.Requested, "", now);
        var key = (sight.Id, request.Id);
        Forget(now);
        if (!_known.TryAdd(key, asked))
        {
            var known = _known.GetValueOrDefault(key, asked);
            return (known, known.Request != request);
        }

        var refusal = check.Refuses(request, sight, out var command) ?? races.Takes(asked);
        await NoteAsync(asked, address, refusal is null ? "asked to" : "was kept from", refusal ?? "");
        if (refusal is not null || command is null)
        {
            return (Move(asked, CommandStatus.Refused, refusal ?? ""), false);
        }

        // Whoever asked may go: what is on its way is followed to its end.
        _ = Task.Run(() => FollowAsync(asked, command, address, life.ApplicationStopping), CancellationToken.None);
        return (asked, false);
    }

    /// <summary>How far a command has come; null when there is none of that id by who asks.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="sight">Who asks.</param>
    public CommandProgress? Find(Guid id, Sight sight) => _known.GetValueOrDefault((sight.Id, id));

    /// <summary>The commands of who asks, the newest first.</summary>
    /// <param name="sight">Who asks.</param>
    public IReadOnlyList<CommandProgress> Of(Sight sight) =>
        [.. _known.Where(k => k.Key.By == sight.Id).Select(k => k.Value).OrderByDescending(c => c.AskedAt)];

    private async Task FollowAsync(CommandProgress progress, CallCommand command, string address, CancellationToken stopping)
    {
        try
        {
            var account = accounts.Find(progress.Request.Account)!;
            var expectation = CommandExpectation.Of(account.Id, command, board.Current);
            // Begun before it is sent: what is seen may come before the vendor's own answer.
            using var watcher = board.Watch();
            var receipt = await account.Source.SendAsync(command, stopping);
            if (receipt.Answer == CommandAnswer.Refused)
            {
                progress = Move(progress, CommandStatus.Refused, receipt.Detail);
            }
            else
            {
                progress = Move(progress, receipt.Answer == CommandAnswer.Accepted ? CommandStatus.Accepted : CommandStatus.Requested, receipt.Detail);
                progress = expectation is null ? Unseen(progress, receipt)
                    : await watch.SawAsync(account, expectation, watcher, stopping) is { } missing ? Move(progress, CommandStatus.TimedOut, Both(receipt.Detail, Both(missing, IsOver(command) ? "The call is over by now." : "")))
                    : Move(progress, CommandStatus.Observed, "");
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            progress = Move(progress, CommandStatus.TimedOut, "The host was stopped before anything was seen of it.");
        }
#pragma warning disable CA1031 // Nobody waits for this task: what fails here must end the command in words, and be in the log.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, CommandNeeds.Words(progress.Request.Kind), progress.Request.Account);
            progress = Move(progress, CommandStatus.TimedOut, "Something went wrong here. Look at the call before you try again: it may have been done.");
        }

        await NoteAsync(progress, address, "result of", $"{progress.Status}{(progress.Detail.Length > 0 ? $": {progress.Detail}" : "")}");
    }

    private bool IsOver(CallCommand command) => command.Kind != CommandKind.HangUp && command.Call is { } call && !board.Current.Calls.Of(call.Account).ContainsKey(call.Key);

    // Nothing to wait for: it ends with what the vendor said, and is no failure.
    private CommandProgress Unseen(CommandProgress progress, CommandReceipt receipt) => receipt.Answer == CommandAnswer.Accepted
        ? Move(progress with { IsUnseeable = true }, CommandStatus.Accepted, "The phone system took it. Nothing that it lists would show whether it was done.")
        : Move(progress, CommandStatus.TimedOut, receipt.Detail);

    private CommandProgress Move(CommandProgress progress, CommandStatus status, string detail)
    {
        var moved = progress with { Status = status, Detail = detail, ChangedAt = time.GetUtcNow() };
        if (moved.IsOver)
        {
            // First: whoever is told that it is over may go on.
            races.Leave(moved);
        }

        _known[(progress.ById, progress.Request.Id)] = moved;
        return moved;
    }

    private Task NoteAsync(CommandProgress progress, string address, string what, string detail)
    {
        var r = progress.Request;
        var on = string.Join(", ", new[]
        {
            $"{r.Account}/{r.Extension}", r.Call is { } call ? $"call {call}" : "", r.Leg is { } leg ? $"leg {leg}" : "", r.Other is { } other ? $"with {other}" : "",
            r.Target is { } to ? $"to {to}" : "", r.Reason is { } reason ? $"because {reason}" : "",
        }.Where(p => p.Length > 0));
        return auditor.NoteAsync(progress.By, address, $"{what} {CommandNeeds.Words(r.Kind)}", on, detail);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in _known.Where(k => now - k.Value.AskedAt > Memory).ToList())
        {
            _known.TryRemove(key, out _);
        }

        // More in an hour than people can press: programs that would fill the memory. The oldest that are over go.
        foreach (var (key, _) in _known.Count < Most ? [] : _known.Where(k => k.Value.IsOver).OrderBy(k => k.Value.AskedAt).Take(Most / 2).ToList())
        {
            _known.TryRemove(key, out _);
        }
    }

    private static string Both(string one, string other) => string.Join(' ', new[] { one, other }.Where(w => w.Length > 0));
}
