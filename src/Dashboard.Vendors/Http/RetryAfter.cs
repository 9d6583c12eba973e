using System.Net.Http.Headers;

namespace Dashboard.Vendors.Http;

/// <summary>The header <c>Retry-After</c>, in seconds or as a date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
