using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Http;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("nonsense", null, null)]
    [InlineData("0", null, 0)]
    [InlineData("120", null, 120)]
    [InlineData("86401", null, 86400)]
    [InlineData("Sat, 21 Nov 2026 06:01:00 GMT", null, 60)]
    [InlineData("Sat, 21 Nov 2026 05:59:00 GMT", null, 0)]
    [InlineData("Sat, 21 Nov 2026 07:01:00 GMT", "Sat, 21 Nov 2026 07:00:00 GMT", 60)]
    [InlineData("Tue, 21 Nov 2028 06:01:00 GMT", null, 86400)]
    public void Read_OfAHeader_IsTheTimeToWait(string? value, string? date, int? seconds)
    {
        using var response = new HttpResponseMessage();
        if (value is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", value);
        }

        if (date is not null)
        {
            response.Headers.TryAddWithoutValidation("Date", date);
        }

        RetryAfterHeader.Read(response.Headers, Now).ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }
}
