using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Faults;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator;

/// <summary>One simulated vendor: its phone system and the current behaviour of its API.</summary>
internal sealed class VendorSimulation(string name, PhoneSystem system, WireFormat wire, Tokens tokens, TimeProvider time)
{
    public string Name => name;

    public PhoneSystem System => system;

    /// <summary>The structure of the vendor's responses.</summary>
    public WireFormat Wire => wire;

    public Tokens Tokens => tokens;

    public FaultList Faults { get; } = new(time);

    /// <summary>The commands received.</summary>
    public CommandLog Commands { get; } = new(time);

    /// <summary>The delay added to every response.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Jingl: whether plain HTTP is rejected with 406, even on loopback.</summary>
    public bool RequireHttps { get; set; }

    /// <summary>Telecom X: whether the login is not an administrator, so that it may not list calls.</summary>
    public bool ForbidCalls { get; set; }

    /// <summary>Vonage: whether calls have the structure seen in the field instead of the documented one.</summary>
    public bool FieldShape { get; set; }
}
