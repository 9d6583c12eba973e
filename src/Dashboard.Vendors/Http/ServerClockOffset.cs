namespace Dashboard.Vendors.Http;

/// <summary>
/// Estimates the offset of a vendor's clock from the <c>Date</c> headers of its responses. The vendor's timestamps are corrected by it: otherwise an
/// error of one hour in the server's clock would add an hour to each call's age. Thread-safe.
/// </summary>
internal sealed class ServerClockOffset
{
    // The header has a resolution of one second and is as old as the network delay. A smaller offset is ignored, and so is a smaller change of the
    // offset. Otherwise times would jitter from poll to poll.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private TimeSpan _ahead;

    /// <summary>Updates the offset from the date of one response.</summary>
    /// <param name="date">The response's date; null when it has none.</param>
    /// <param name="receivedAt">The local time of its arrival.</param>
    /// <returns>How far the vendor's clock is ahead; negative when it is behind.</returns>
    public TimeSpan Measure(DateTimeOffset? date, DateTimeOffset receivedAt)
    {
        lock (_gate)
        {
            if (date - receivedAt is { } measured && (measured - _ahead).Duration() > Tolerance)
            {
                _ahead = measured.Duration() > Tolerance ? measured : TimeSpan.Zero;
            }

            return _ahead;
        }
    }
}
