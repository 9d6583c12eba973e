namespace Dashboard.Web.Connections;

/// <summary>How many connections the host takes.</summary>
/// <param name="InAll">The most at a time.</param>
/// <param name="PerAddress">The most from one address.</param>
internal sealed record ConnectionBounds(int InAll, int PerAddress)
{
    // Where descriptors are plenty, memory is what a connection costs.
    private const int DefaultMax = 20_000;

    // The database, the vendors, files, and what is accepted only to be refused.
    private const int MinReserve = 256;
    private const int ReservedShare = 8;

    /// <summary>The bounds of a configuration, within the descriptors that there are.</summary>
    /// <param name="settings">What is configured.</param>
    /// <param name="descriptors">How many the process may have open; null for any number.</param>
    public static ConnectionBounds FromOptions(LimitOptions settings, int? descriptors)
    {
        var possible = descriptors is { } limit ? Math.Max(1, limit - Math.Max(Math.Min(MinReserve, limit / 2), limit / ReservedShare)) : int.MaxValue;
        var inAll = Math.Min(settings.Connections ?? DefaultMax, possible);
        return new ConnectionBounds(inAll, Math.Min(settings.ConnectionsPerAddress ?? Math.Max(1, inAll / 2), inAll));
    }
}
