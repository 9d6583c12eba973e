namespace Dashboard.Simulator.Faults;

/// <summary>One fault: what is wrong, where, from when and for how long.</summary>
public sealed record Fault
{
    /// <summary>What is wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Which endpoint of the vendor; null for all of them.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How long after it was set it begins; null for at once.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>How long it lasts; null for until it is taken away.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>How many requests it meets; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>Whether the first page of a list is spared.</summary>
    public bool LaterPagesOnly { get; init; }

    /// <summary>For <see cref="FaultKind.Latency"/> and <see cref="FaultKind.Drip"/>; a second unless told.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>For <see cref="FaultKind.Status"/>: the header, as <c>30</c>, or as <c>date:30</c> for the moment 30 s ahead; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>A number; what it counts depends on the kind.</summary>
    public long? Value { get; init; }

    /// <summary>For <see cref="FaultKind.TimeUnit"/>.</summary>
    public EpochUnit Unit { get; init; }

    /// <summary>For <see cref="FaultKind.HideRow"/>.</summary>
    public string? Row { get; init; }
}
