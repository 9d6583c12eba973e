namespace Dashboard.Web.Connections;

/// <summary>How much of the host one address or one person may hold: <c>Limits</c>.</summary>
public sealed record LimitOptions
{
    /// <summary>The most connections; null for as many as the descriptors of the process allow.</summary>
    public int? Connections { get; init; }

    /// <summary>The most connections of one address, save those of trusted proxies; null for half of <see cref="Connections"/>.</summary>
    public int? ConnectionsPerAddress { get; init; }

    /// <summary>The most boards that one person, display or program watches at a time, on all of their connections.</summary>
    public int StreamsPerPerson { get; init; } = 256;
}
