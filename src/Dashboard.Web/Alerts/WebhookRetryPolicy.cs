namespace Dashboard.Web.Alerts;

/// <summary>The delays between delivery attempts of a webhook: from about one second to two minutes, a quarter of an hour in total.</summary>
internal static class WebhookRetryPolicy
{
    /// <summary>The maximum number of delivery attempts of a message.</summary>
    public const int Tries = 14;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(2);

    /// <summary>Returns the delay after some failed attempts. Half of it is random, so that many hosts do not retry simultaneously.</summary>
    /// <param name="tries">The number of failed attempts, 1 or more.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static TimeSpan After(int tries, double chance)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(MaxDelay.TotalSeconds, Math.Pow(2, tries - 1)));
        return (delay / 2) + (delay / 2 * chance);
    }
}
