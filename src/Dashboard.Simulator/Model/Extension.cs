namespace Dashboard.Simulator.Model;

/// <summary>One phone number inside a system.</summary>
internal sealed class Extension
{
    /// <summary>Place in the system, from 0.</summary>
    public required int Index { get; init; }

    public required string Number { get; init; }

    public required string Name { get; set; }

    public required string Team { get; init; }

    /// <summary>An opaque id, 24 hex digits.</summary>
    public required string Id { get; init; }

    public List<Device> Devices { get; } = [];

    /// <summary>The call it is in; null when it is free.</summary>
    public SimulatedCall? Call { get; set; }

    public string Notes { get; set; } = "";

    public bool Recording { get; set; }

    public bool IsOnline => Devices.Exists(d => d.Registered);

    /// <summary>Whether a call could ring here.</summary>
    public bool IsFree => Call is null && IsOnline;
}
