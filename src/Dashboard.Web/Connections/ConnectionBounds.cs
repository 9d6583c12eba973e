namespace Dashboard.Web.Connections;

/// <summary>The effective connection limits of the host.</summary>
/// <param name="InAll">The maximum number of concurrent connections.</param>
/// <param name="PerAddress">The maximum number of concurrent connections from one IP address.</param>
internal sealed record ConnectionBounds(int InAll, int PerAddress)
{
    // With enough descriptors, memory is the limiting resource of connections.
    private const int DefaultMax = 20_000;

    // The reserve is for the database, vendors, files, and connections that are accepted only to be refused.
    private const int MinReserve = 256;
    private const int ReservedShare = 8;

    /// <summary>Computes the limits from the configuration and the available descriptors.</summary>
    /// <param name="settings">The configured limits.</param>
    /// <param name="descriptors">The maximum number of open descriptors of the process; null for no limit.</param>
    public static ConnectionBounds FromOptions(LimitOptions settings, int? descriptors)
    {
        var possible = descriptors is { } limit ? Math.Max(1, limit - Math.Max(Math.Min(MinReserve, limit / 2), limit / ReservedShare)) : int.MaxValue;
        var inAll = Math.Min(settings.Connections ?? DefaultMax, possible);
        return new ConnectionBounds(inAll, Math.Min(settings.ConnectionsPerAddress ?? Math.Max(1, inAll / 2), inAll));
    }
}
