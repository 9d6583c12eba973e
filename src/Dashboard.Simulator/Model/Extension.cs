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

    /// <summary>Calls that it keeps on hold, or that ring at it, while it is in another, the last one last.</summary>
    public List<SimulatedCall> Waiting { get; } = [];

    public string Notes { get; set; } = "";

    public bool Recording { get; set; }

    public bool IsOnline => Devices.Exists(d => d.Registered);

    /// <summary>Whether it could call somebody: free, or with its call on hold, to ask before it gives the call away.</summary>
    public bool CanCall => IsOnline && (Call is null or { Phase: CallPhase.Held });

    /// <summary>Whether a call could ring here.</summary>
    public bool IsFree => Call is null && IsOnline;
}
