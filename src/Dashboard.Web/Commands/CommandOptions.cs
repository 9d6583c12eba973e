namespace Dashboard.Web.Commands;

/// <summary>The command rate limits: <c>Commands</c>.</summary>
internal sealed record CommandOptions
{
    /// <summary>The maximum number of commands per minute of one user or one token.</summary>
    public int PerMinute { get; init; } = 60;
}
