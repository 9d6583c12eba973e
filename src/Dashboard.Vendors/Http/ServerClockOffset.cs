namespace Dashboard.Vendors.Http;

/// <summary>
/// How far a vendor's clock is from ours, by the <c>Date</c> of its answers: moments it writes are read against it, so
/// that a server an hour off does not make every call an hour old.
/// </summary>
internal sealed class ServerClockOffset
{
    // The header counts whole seconds and is as old as the answer's way: less than this is no offset, and an offset
    // that moves by less than this has not moved. Else times would jitter from poll to poll.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private TimeSpan _ahead;

    /// <summary>Takes in one answer's date.</summary>
    /// <param name="date">What it said; null when it did not.</param>
    /// <param name="receivedAt">Our time when it came.</param>
    /// <returns>How far the vendor's clock is ahead; below zero when it is behind.</returns>
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
