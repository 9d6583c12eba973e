using System.Net.Http.Headers;

namespace Dashboard.Vendors.Http;

/// <summary>Parses the <c>Retry-After</c> header, given in seconds or as a date.</summary>
internal static class RetryAfterHeader
{
    // A longer delay is taken for a vendor's mistake: it would stop the polls of the account for months.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>Returns the time to wait, between zero and one day; null when the response has no such header.</summary>
    /// <param name="headers">The response headers.</param>
    /// <param name="now">The local time.</param>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // A date in the header is by the vendor's clock, so it is compared with the Date of the same response.
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - (headers.Date ?? now));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > MaxDelay ? MaxDelay : wait;
    }
}
