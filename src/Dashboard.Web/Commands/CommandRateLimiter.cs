using Dashboard.Web.Polling;
using Dashboard.Web.Security;

namespace Dashboard.Web.Commands;

/// <summary>Limits the rate of commands per user, per token and per account. Thread-safe.</summary>
/// <param name="settings">The limit of one user or token.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandRateLimiter(CommandOptions settings, TimeProvider time)
{
    private readonly TokenBuckets _people = new(time);
    private readonly TokenBuckets _accounts = new(time);

    /// <summary>Counts a command of a principal.</summary>
    /// <param name="principal">The principal that sends the command.</param>
    /// <returns>The throttle; null when the command is permitted.</returns>
    public CommandThrottle? TryAcquire(AccessPrincipal principal) => Of(
        _people.TryAcquire(principal.Id, settings.PerMinute), CommandTexts.FormatLimitPerPerson(settings.PerMinute));

    /// <summary>Counts a command to an account.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The throttle; null when the command is permitted.</returns>
    public CommandThrottle? TryAcquire(PolledAccount account) => Of(
        _accounts.TryAcquire(account.Id, account.RateLimiter.CommandsPerMinute),
        CommandTexts.FormatLimitPerAccount(account.Id, account.RateLimiter.CommandsPerMinute));

    private static CommandThrottle? Of((TimeSpan Wait, bool IsFirst)? refused, string why) =>
        refused is { } no ? new CommandThrottle(no.Wait, why, no.IsFirst) : null;
}

/// <summary>The reason why a command is not accepted now. Such a command is not stored, so its id can be sent again.</summary>
/// <param name="Wait">The time until a command is accepted again.</param>
/// <param name="Reason">The limit, as a sentence.</param>
/// <param name="IsFirst">Whether the previous command was accepted: only the first of consecutive refusals is written to the audit log.</param>
internal sealed record CommandThrottle(TimeSpan Wait, string Reason, bool IsFirst)
{
    /// <summary>The throttle of a principal with the maximum number of stored commands, none of which has ended.</summary>
    public static CommandThrottle ForCapacity => new(TimeSpan.FromSeconds(10), CommandTexts.FormatLimitOfRunning(CommandStore.MaxPerOwner), IsFirst: false);

    /// <summary>The time until a command is accepted again, in whole seconds, at least 1.</summary>
    public int Seconds => Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds));

    /// <summary>The message for the user: what happened and what to do.</summary>
    public string Message => CommandTexts.FormatTryLater(Reason, Seconds);
}
