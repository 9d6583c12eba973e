namespace Dashboard.Web.Connections;

/// <summary>The resource limits per address and per user: <c>Limits</c>.</summary>
public sealed record LimitOptions
{
    /// <summary>The maximum number of connections; null for as many as the process's descriptors allow.</summary>
    public int? Connections { get; init; }

    /// <summary>The maximum number of connections per IP address, except trusted proxies; null for half of <see cref="Connections"/>.</summary>
    public int? ConnectionsPerAddress { get; init; }

    /// <summary>The maximum number of concurrent board streams per user, display or API client, over all of its connections.</summary>
    public int StreamsPerPerson { get; init; } = 256;
}
