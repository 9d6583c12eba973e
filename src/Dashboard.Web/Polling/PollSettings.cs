using Dashboard.Presence;

namespace Dashboard.Web.Polling;

/// <summary>How often an account is asked: <c>Accounts:{id}:Poll</c>.</summary>
internal sealed record PollSettings
{
    /// <summary>Nothing is polled more often than this.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public TimeSpan Presence { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Registrations { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Calls { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No vendor publishes a limit; this is four requests a second, which three endpoints and their pages stay under.</summary>
    public int RequestsPerMinute { get; init; } = 240;

    /// <summary>The most commands a minute; null for the share that <see cref="RequestBudget.UsualCommands"/> leaves them.</summary>
    public int? CommandsPerMinute { get; init; }

    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The shortest interval that any of these parts asks for.</summary>
    public TimeSpan IntervalOf(PresenceParts parts) => new[]
    {
        (PresenceParts.Presence, Presence), (PresenceParts.Registrations, Registrations), (PresenceParts.Calls, Calls),
    }.Where(p => parts.HasFlag(p.Item1)).Min(p => p.Item2);
}
