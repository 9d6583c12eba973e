namespace Dashboard.Web.Commands;

/// <summary>How many commands are taken: <c>Commands</c>.</summary>
internal sealed record CommandOptions
{
    /// <summary>The most commands in a minute from one person or one token, over a longer time.</summary>
    public int PerMinute { get; init; } = 60;
}
