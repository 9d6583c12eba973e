namespace Dashboard.Simulator.Faults;

/// <summary>A fault of a vendor: its kind, the affected requests and its time. Immutable.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>The affected endpoint of the vendor; null for all endpoints.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The delay between setting the fault and its start; null for none.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>The duration; null for no end.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>The number of requests it affects; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>Whether the first page of a list is unaffected.</summary>
    public bool LaterPagesOnly { get; init; }

    /// <summary>The delay of <see cref="FaultKind.Latency"/> and <see cref="FaultKind.Drip"/>; one second by default.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The status code of <see cref="FaultKind.Status"/> and <see cref="FaultKind.Echo"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>
    /// The Retry-After header of <see cref="FaultKind.Status"/>: seconds such as <c>30</c>, or <c>date:30</c> for the HTTP date 30 s ahead;
    /// null for none.
    /// </summary>
    public string? RetryAfter { get; init; }

    /// <summary>A number with a meaning that depends on the kind; null for the default of the kind.</summary>
    public long? Value { get; init; }

    /// <summary>The unit of <see cref="FaultKind.TimeUnit"/>.</summary>
    public EpochUnit Unit { get; init; }

    /// <summary>The row id of <see cref="FaultKind.HideRow"/>.</summary>
    public string? Row { get; init; }
}
