namespace Dashboard.Simulator.Model;

/// <summary>One phone on a desk.</summary>
internal sealed class Device
{
    public required string Id { get; init; }

    /// <summary>Twelve hex digits.</summary>
    public required string Mac { get; init; }

    public required string UserAgent { get; init; }

    public required string Address { get; init; }

    public required string LocalAddress { get; init; }

    /// <summary>Null while nobody has it.</summary>
    public required Extension? Extension { get; init; }

    /// <summary>Position among handsets that share a MAC; null for a phone of its own.</summary>
    public int? HandsetIndex { get; init; }

    /// <summary>How long one registration lasts.</summary>
    public required TimeSpan Lifetime { get; init; }

    public bool Registered { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset LastSuccess { get; set; }

    /// <summary>When it means to refresh; an event for another moment is out of date.</summary>
    public DateTimeOffset RefreshAt { get; set; }

    /// <summary>Whether the control API decides about it from now on.</summary>
    public bool Scripted { get; set; }
}
