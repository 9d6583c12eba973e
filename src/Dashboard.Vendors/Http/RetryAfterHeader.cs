using System.Net.Http.Headers;

namespace Dashboard.Vendors.Http;

/// <summary>The header <c>Retry-After</c>, in seconds or as a date.</summary>
internal static class RetryAfterHeader
{
    // Longer is a slip of the vendor's; a board that is silent for a month obeys nobody's wish.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>How long to wait; null when the answer does not say.</summary>
    /// <param name="headers">The answer's.</param>
    /// <param name="now">Our time.</param>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // A date is by the vendor's clock, and so is the answer's own.
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - (headers.Date ?? now));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > MaxDelay ? MaxDelay : wait;
    }
}
