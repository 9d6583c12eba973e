using System.Collections.Concurrent;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Contracts;
using Dashboard.Web.Polling;
using Dashboard.Web.Security;

namespace Dashboard.Web.Commands;

/// <summary>Accepts commands, sends each once, and tracks it until a poll confirms it.</summary>
/// <remarks>Requests with the same id are one command: a double click, a resubmitted form, or a retry of an API client. Thread-safe.</remarks>
internal sealed partial class CommandService(
    CommandValidator check, CommandRateLimiter rates, CommandConflictTracker races, CommandStore kept, PolledAccounts accounts, PresenceStore store, CommandTracker watch, AuditLogger audit,
    IHostApplicationLifetime life, TimeProvider time, ILogger<CommandService> logger) : IHostedService
{
    // A request in flight when the host stops may still receive its response within this time.
    private static readonly TimeSpan MaxStopTime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Task, bool> _followed = new();

    /// <summary>Accepts or refuses a command. Returns before the command is sent.</summary>
    /// <param name="request">The command.</param>
    /// <param name="principal">The principal that sends it.</param>
    /// <param name="address">The client's IP address, for the audit log.</param>
    /// <returns>The outcome.</returns>
    public async Task<CommandSubmission> SubmitAsync(CommandRequest request, AccessPrincipal principal, string address)
    {
        var tooLong = CommandLimits.Problem(request);
        request = tooLong is not null ? CommandLimits.Outline(request)
            : request.Cleaned(number => store.Current.Extensions.GetAccount(request.Account).ContainsKey(ExtensionPresence.MakeKey(request.Account, number)));
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
        // The rate limit of an account is checked after the permissions: it would otherwise reveal the activity of others in a hidden account.
        throttle ??= refusal is null && accounts.Find(request.Account) is { } account ? rates.TryAcquire(account) : null;
        if (throttle is not null)
        {
            return await RefuseAsync(asked, throttle, address);
        }

        var (isNew, known) = kept.Add(asked, digest);
        if (!isNew)
        {
            return known is not null ? CommandSubmission.FromStored(known, digest) : await RefuseAsync(asked, CommandThrottle.ForCapacity, address);
        }

        refusal ??= races.TryBegin(asked);
        await LogAsync(asked, address, refusal is null ? "asked to" : "was kept from", refusal ?? "");
        if (refusal is not null || command is null)
        {
            return new CommandSubmission(Move(asked with { Request = CommandLimits.Outline(request) }, CommandStatus.Refused, refusal ?? ""));
        }

        // The command is tracked to its end even when the client disconnects.
        var followed = Task.Run(() => TrackAsync(asked, command, address, life.ApplicationStopping), CancellationToken.None);
        _followed.TryAdd(followed, true);
        _ = followed.ContinueWith(done => _followed.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new CommandSubmission(asked);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until every running command has its result and the audit log contains it.</summary>
    /// <param name="cancellationToken">Cancelled when the host no longer waits.</param>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_followed.Keys).WaitAsync(cancellationToken);

    /// <summary>Returns the state of a command; null when the principal has sent none with that id.</summary>
    /// <param name="id">The id of the command.</param>
    /// <param name="principal">The principal that sent it.</param>
    public CommandState? Find(Guid id, AccessPrincipal principal) => kept.Find(id, principal)?.Progress;

    /// <summary>Returns the stored commands of a principal, newest first.</summary>
    /// <param name="principal">The principal that sent them.</param>
    public IReadOnlyList<CommandState> GetRecent(AccessPrincipal principal) => [.. kept.Page(principal, null, CommandStore.MaxPerOwner).Select(c => c.Progress)];

    private async Task<CommandSubmission> RefuseAsync(CommandState asked, CommandThrottle throttle, string address)
    {
        if (throttle.IsFirst)
        {
            await LogAsync(asked, address, "was slowed down at", throttle.Reason);
        }

        return new CommandSubmission(asked with { Request = CommandLimits.Outline(asked.Request), Status = CommandStatus.Refused, Detail = throttle.Message }) { Throttle = throttle };
    }

    private async Task TrackAsync(CommandState progress, CallCommand command, string address, CancellationToken stopping)
    {
        try
        {
            var account = accounts.Find(progress.Request.Account)!;
            var expectation = CommandVerification.Create(account.Id, command, store.Current);
            // The watcher starts before the command is sent: the change may be polled before the vendor responds.
            using var watcher = store.Watch();
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
                    : await watch.WaitForConfirmationAsync(account, expectation, watcher, stopping) is { } missing ? Move(progress, CommandStatus.TimedOut, Both(receipt.Detail, Both(missing, IsOver(command) ? CommandTexts.CallIsOverNow : "")))
                    : Move(progress, CommandStatus.Observed, "");
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            progress = Move(progress, CommandStatus.TimedOut, CommandTexts.HostStopped);
        }
#pragma warning disable CA1031 // The task is not awaited: an exception must end the command with a message, and must be logged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, CommandRequirements.Describe(progress.Request.Kind), progress.Request.Account);
            progress = Move(progress, CommandStatus.TimedOut, CommandTexts.InternalError);
        }

        await LogAsync(progress, address, "result of", $"{progress.Status}{(progress.Detail.Length > 0 ? $": {progress.Detail}" : "")}");
    }

    private bool IsOver(CallCommand command) => command.Kind != CommandKind.HangUp && command.Call is { } call && !store.Current.Calls.GetAccount(call.Account).ContainsKey(call.Key);

    // The result cannot be verified: the command ends with the vendor's response and is not a failure.
    private CommandState Unseen(CommandState progress, CommandResult receipt) => receipt.Answer == CommandOutcome.Accepted
        ? Move(progress with { IsUnverifiable = true }, CommandStatus.Accepted, CommandTexts.CannotBeVerified)
        : Move(progress, CommandStatus.TimedOut, receipt.Detail);

    private CommandState Move(CommandState progress, CommandStatus status, string detail)
    {
        var moved = progress with { Status = status, Detail = detail, ChangedAt = time.GetUtcNow() };
        if (moved.IsOver)
        {
            // Before the state is published: a client that sees the end of the command may send the next one at once.
            races.End(moved);
        }

        kept.Move(moved);
        return moved;
    }

    private Task LogAsync(CommandState progress, string address, string what, string detail)
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
