using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Faults;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator;

/// <summary>One vendor's phone system, and how its API answers just now.</summary>
internal sealed class VendorSimulation(string name, PhoneSystem system, WireFormat wire, Tokens tokens, TimeProvider time)
{
    public string Name => name;

    public PhoneSystem System => system;

    /// <summary>How its answers are built.</summary>
    public WireFormat Wire => wire;

    /// <summary>The tokens it has given out.</summary>
    public Tokens Tokens => tokens;

    /// <summary>What is wrong with it.</summary>
    public FaultList Faults { get; } = new(time);

    /// <summary>What was commanded.</summary>
    public CommandLog Commands { get; } = new(time);

    /// <summary>Added before every answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Jingl: whether plain HTTP is answered with 406 even here.</summary>
    public bool RequireHttps { get; set; }

    /// <summary>Telecom X: whether the login is no administrator's, who alone may list calls.</summary>
    public bool ForbidCalls { get; set; }

    /// <summary>Vonage: whether calls take the shape seen in the field instead of the documented one.</summary>
    public bool FieldShape { get; set; }
}
