using System.Collections.Concurrent;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Contracts;
using Dashboard.Web.Polling;
using Dashboard.Web.Security;

namespace Dashboard.Web.Commands;

/// <summary>
/// Takes commands, sends each once, and follows it until a poll shows that it was done. What is sent twice with one id is
/// one command: a double click, a form sent again, a program that asks once more.
/// </summary>
internal sealed partial class CommandService(
    CommandValidator check, CommandRateLimiter rates, CommandConflictTracker races, CommandStore kept, PolledAccounts accounts, PresenceStore board, CommandTracker watch, AuditLogger audit,
    IHostApplicationLifetime life, TimeProvider time, ILogger<CommandService> logger) : IHostedService
{
    // What is on the wire when the host is stopped may still be answered.
    private static readonly TimeSpan MaxStopTime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Task, bool> _followed = new();

    /// <summary>Takes a command.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="address">From where.</param>
    /// <returns>What became of it.</returns>
    public async Task<CommandSubmission> SubmitAsync(CommandRequest request, AccessPrincipal principal, string address)
    {
        var tooLong = CommandLimits.Problem(request);
        request = tooLong is not null ? CommandLimits.Outline(request)
            : request.Cleaned(number => board.Current.Extensions.GetAccount(request.Account).ContainsKey(ExtensionPresence.MakeKey(request.Account, number)));
        var digest = CommandDigest.Compute(request);
        if (kept.Find(request.Id, principal) is { } before)
        {
            return CommandSubmission.FromStored(before, digest);
        }

        var now = time.GetUtcNow();
        var asked = new CommandState(request, principal.Name, principal.Id, now, CommandStatus.Requested, "", now);
        CallCommand? command = null;
        var throttle = rates.TryAcquire(principal);
        var refusal = throttle is null ? tooLong ?? check.Refuses(request, principal, out command) : null;
        // Of an account that they may not see, the rate of others is not told either.
        throttle ??= refusal is null && accounts.Find(request.Account) is { } account ? rates.TryAcquire(account) : null;
        if (throttle is not null)
        {
            return await SlowDownAsync(asked, throttle, address);
        }

        var (isNew, known) = kept.Add(asked, digest);
        if (!isNew)
        {
            return known is not null ? CommandSubmission.FromStored(known, digest) : await SlowDownAsync(asked, CommandThrottle.ForCapacity, address);
        }

        refusal ??= races.TryBegin(asked);
        await NoteAsync(asked, address, refusal is null ? "asked to" : "was kept from", refusal ?? "");
        if (refusal is not null || command is null)
        {
            return new CommandSubmission(Move(asked with { Request = CommandLimits.Outline(request) }, CommandStatus.Refused, refusal ?? ""));
        }

        // Whoever asked may go: what is on its way is followed to its end.
        var followed = Task.Run(() => FollowAsync(asked, command, address, life.ApplicationStopping), CancellationToken.None);
        _followed.TryAdd(followed, true);
        _ = followed.ContinueWith(done => _followed.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new CommandSubmission(asked);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until every command under way has its result, and the audit log has it: what was sent is not forgotten by a host that stops.</summary>
    /// <param name="cancellationToken">The host waits no longer.</param>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_followed.Keys).WaitAsync(cancellationToken);

    /// <summary>How far a command has come; null when there is none of that id by who asks.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="principal">Who asks.</param>
    public CommandState? Find(Guid id, AccessPrincipal principal) => kept.Find(id, principal)?.Progress;

    /// <summary>The commands of who asks, the newest first.</summary>
    /// <param name="principal">Who asks.</param>
    public IReadOnlyList<CommandState> GetRecent(AccessPrincipal principal) => [.. kept.Page(principal, null, CommandStore.MaxPerOwner).Select(c => c.Progress)];

    private async Task<CommandSubmission> SlowDownAsync(CommandState asked, CommandThrottle throttle, string address)
    {
        if (throttle.IsFirst)
        {
            await NoteAsync(asked, address, "was slowed down at", throttle.Reason);
        }

        return new CommandSubmission(asked with { Request = CommandLimits.Outline(asked.Request), Status = CommandStatus.Refused, Detail = throttle.Message }) { Throttle = throttle };
    }

    private async Task FollowAsync(CommandState progress, CallCommand command, string address, CancellationToken stopping)
    {
        try
        {
            var account = accounts.Find(progress.Request.Account)!;
            var expectation = CommandVerification.Create(account.Id, command, board.Current);
            // Begun before it is sent: what is seen may come before the vendor's own answer.
            using var watcher = board.Watch();
            using var sending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
            using var atStop = stopping.Register(() => sending.CancelAfter(MaxStopTime));
            var receipt = await account.Source.SendAsync(command, sending.Token);
            if (receipt.Answer == CommandOutcome.Refused)
            {
                progress = Move(progress, CommandStatus.Refused, receipt.Detail);
            }
            else
            {
                progress = Move(progress, receipt.Answer == CommandOutcome.Accepted ? CommandStatus.Accepted : CommandStatus.Requested, receipt.Detail);
                progress = expectation is null ? Unseen(progress, receipt)
                    : await watch.WaitForConfirmationAsync(account, expectation, watcher, stopping) is { } missing ? Move(progress, CommandStatus.TimedOut, Both(receipt.Detail, Both(missing, IsOver(command) ? "The call is over by now." : "")))
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
            LogFailed(e, CommandRequirements.Describe(progress.Request.Kind), progress.Request.Account);
            progress = Move(progress, CommandStatus.TimedOut, "Something went wrong here. Look at the call before you try again: it may have been done.");
        }

        await NoteAsync(progress, address, "result of", $"{progress.Status}{(progress.Detail.Length > 0 ? $": {progress.Detail}" : "")}");
    }

    private bool IsOver(CallCommand command) => command.Kind != CommandKind.HangUp && command.Call is { } call && !board.Current.Calls.GetAccount(call.Account).ContainsKey(call.Key);

    // Nothing to wait for: it ends with what the vendor said, and is no failure.
    private CommandState Unseen(CommandState progress, CommandResult receipt) => receipt.Answer == CommandOutcome.Accepted
        ? Move(progress with { IsUnverifiable = true }, CommandStatus.Accepted, "The phone system took it. Nothing that it lists would show whether it was done.")
        : Move(progress, CommandStatus.TimedOut, receipt.Detail);

    private CommandState Move(CommandState progress, CommandStatus status, string detail)
    {
        var moved = progress with { Status = status, Detail = detail, ChangedAt = time.GetUtcNow() };
        if (moved.IsOver)
        {
            // First: whoever is told that it is over may go on.
            races.End(moved);
        }

        kept.Move(moved);
        return moved;
    }

    private Task NoteAsync(CommandState progress, string address, string what, string detail)
    {
        var r = progress.Request;
        var on = string.Join(", ", new[]
        {
            $"{r.Account}/{r.Extension}", r.Call is { } call ? $"call {call}" : "", r.Leg is { } leg ? $"leg {leg}" : "", r.Other is { } other ? $"with {other}" : "",
            r.Target is { } to ? $"to {to}" : "", r.Reason is { } reason ? $"because {reason}" : "",
        }.Where(p => p.Length > 0));
        return audit.LogAsync(progress.By, address, $"{what} {CommandRequirements.Describe(r.Kind)}", on, detail);
    }

    private static string Both(string one, string other) => string.Join(' ', new[] { one, other }.Where(w => w.Length > 0));
}
