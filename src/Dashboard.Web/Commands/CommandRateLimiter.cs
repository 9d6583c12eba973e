using Dashboard.Web.Polling;
using Dashboard.Web.Security;

namespace Dashboard.Web.Commands;

/// <summary>How many commands are taken: from each person and each token, and for each account.</summary>
/// <param name="settings">The number from one person or token.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandRateLimiter(CommandOptions settings, TimeProvider time)
{
    private readonly TokenBuckets _people = new(time);
    private readonly TokenBuckets _accounts = new(time);

    /// <summary>Counts a command of who asks.</summary>
    /// <param name="principal">Who asks.</param>
    /// <returns>Why it is not taken now; null when it is.</returns>
    public CommandThrottle? TryAcquire(AccessPrincipal principal) => Of(
        _people.TryAcquire(principal.Id, settings.PerMinute), $"Commands:PerMinute allows {settings.PerMinute} commands a minute from one person or one token, a third of them at once.");

    /// <summary>Counts a command to an account.</summary>
    /// <param name="account">The account.</param>
    /// <returns>Why it is not taken now; null when it is.</returns>
    public CommandThrottle? TryAcquire(PolledAccount account) => Of(
        _accounts.TryAcquire(account.Id, account.RateLimiter.CommandsPerMinute),
        $"{account.Id} takes {account.RateLimiter.CommandsPerMinute} commands a minute from everybody together (Poll:CommandsPerMinute), a third of them at once, so that it can still be polled.");

    private static CommandThrottle? Of((TimeSpan Wait, bool IsFirst)? refused, string why) =>
        refused is { } no ? new CommandThrottle(no.Wait, why, no.IsFirst) : null;
}

/// <summary>Why a command is not taken now. It is not kept: its id can be sent again.</summary>
/// <param name="Wait">How long until one is taken.</param>
/// <param name="Reason">The limit, in a sentence.</param>
/// <param name="IsFirst">Whether a command was taken before it: one refusal of many in a row is enough for the audit log.</param>
internal sealed record CommandThrottle(TimeSpan Wait, string Reason, bool IsFirst)
{
    /// <summary>All that is kept of theirs is still under way.</summary>
    public static CommandThrottle ForCapacity { get; } = new(
        TimeSpan.FromSeconds(10), $"{CommandStore.MaxPerOwner} commands from one person or one token may be under way at once, and that many are.", IsFirst: false);

    /// <summary>How long until one is taken, in whole seconds.</summary>
    public int Seconds => Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds));

    /// <summary>What happened and what to do, for a person.</summary>
    public string Message => $"{Reason} Nothing was sent. The next command is taken in {Seconds} s.";
}
