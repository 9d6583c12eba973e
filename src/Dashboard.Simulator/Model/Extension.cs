namespace Dashboard.Simulator.Model;

/// <summary>An extension of a simulated phone system.</summary>
internal sealed class Extension
{
    /// <summary>The index in the system, from 0.</summary>
    public required int Index { get; init; }

    public required string Number { get; init; }

    public required string Name { get; set; }

    public required string Team { get; init; }

    /// <summary>An opaque id of 24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public List<Device> Devices { get; } = [];

    /// <summary>The current call; null when the extension is idle.</summary>
    public SimulatedCall? Call { get; set; }

    /// <summary>Calls that are on hold or ring at the extension while it is in another call, the latest last.</summary>
    public List<SimulatedCall> Waiting { get; } = [];

    public string Notes { get; set; } = "";

    public bool Recording { get; set; }

    public bool IsOnline => Devices.Exists(d => d.Registered);

    /// <summary>Whether it can start a call: online and either idle or with its call on hold, for a consultation.</summary>
    public bool CanCall => IsOnline && (Call is null or { Phase: CallPhase.Held });

    /// <summary>Whether a call can ring here.</summary>
    public bool IsFree => Call is null && IsOnline;
}
