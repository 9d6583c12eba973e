namespace Dashboard.Simulator.Model;

/// <summary>A phone or handset.</summary>
internal sealed class Device
{
    public required string Id { get; init; }

    /// <summary>The MAC address as twelve hexadecimal digits.</summary>
    public required string Mac { get; init; }

    public required string UserAgent { get; init; }

    public required string Address { get; init; }

    public required string LocalAddress { get; init; }

    /// <summary>The extension it belongs to; null for an unassigned device.</summary>
    public required Extension? Extension { get; init; }

    /// <summary>The index among the handsets that share a MAC address; null for a phone with its own.</summary>
    public int? HandsetIndex { get; init; }

    /// <summary>The lifetime of one registration.</summary>
    public required TimeSpan Lifetime { get; init; }

    public bool Registered { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset LastSuccess { get; set; }

    /// <summary>When it refreshes its registration. A refresh event for another time is outdated.</summary>
    public DateTimeOffset RefreshAt { get; set; }

    /// <summary>Whether the control API has unregistered it. Scheduled events then leave it unchanged.</summary>
    public bool Scripted { get; set; }
}
