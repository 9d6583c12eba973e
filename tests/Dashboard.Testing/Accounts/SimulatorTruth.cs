using Dashboard.Presence.Model;

namespace Dashboard.Testing.Accounts;

/// <summary>The actual state of a simulated phone system.</summary>
public sealed record SimulatorTruth(IReadOnlyList<ExtensionTruth> Extensions, IReadOnlyList<CallTruth> Calls, IReadOnlyList<DeviceTruth> Devices)
{
    public IReadOnlyList<string> Numbers => [.. Extensions.Select(e => e.Number)];

    /// <summary>The devices that have a MAC address of their own: one that several handsets share cannot be assigned to an extension.</summary>
    public IEnumerable<DeviceTruth> DevicesWithOwnMac => Devices.GroupBy(d => d.Mac).Where(g => g.Count() == 1).Select(g => g.Single());

    /// <summary>Returns the calls from and to a number.</summary>
    public IEnumerable<CallTruth> CallsOf(string number) => Calls.Where(c => c.From == number || c.To == number);

    /// <summary>Whether an extension is the one that remains in a parked call. The extension that parked it is in no call.</summary>
    public bool IsInParkedCall(ExtensionTruth extension) => Calls.Any(c => c.Phase == "Parked"
        && ((c.From, c.To) == (extension.Number, extension.Party) || (c.To, c.From) == (extension.Number, extension.Party)));
}

/// <summary>The actual state of an extension.</summary>
public sealed record ExtensionTruth(string Number, string? Name, PresenceState State, string? Party);

/// <summary>The actual state of a call.</summary>
public sealed record CallTruth(string Id, string Phase, string? From, string? To, DateTimeOffset Started, bool Recorded);

/// <summary>The actual state of a device.</summary>
public sealed record DeviceTruth(string Id, string Mac, string UserAgent, string? Extension, bool Registered, DateTimeOffset Expires)
{
    /// <summary>The MAC address in pairs of upper-case digits with dashes.</summary>
    public string DashedMac => string.Join('-', Mac.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));
}
