namespace Dashboard.Web.Alerts;

/// <summary>How long a webhook waits between tries: from about a second to two minutes, a quarter of an hour in all.</summary>
internal static class WebhookRetryPolicy
{
    /// <summary>How often a message is tried at all.</summary>
    public const int Tries = 14;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(2);

    /// <summary>The pause after some tries have failed, half of it left to chance: many hosts must not come back as one.</summary>
    /// <param name="tries">How many have failed, 1 or more.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int tries, double chance)
    {
        var most = TimeSpan.FromSeconds(Math.Min(MaxDelay.TotalSeconds, Math.Pow(2, tries - 1)));
        return (most / 2) + (most / 2 * chance);
    }
}
