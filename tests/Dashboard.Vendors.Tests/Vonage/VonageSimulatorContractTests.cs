using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageSimulatorContractTests : SimulatorContract
{
    private bool _isFieldShape;

    protected override ContractVendor Vendor => VonageContractTests.Described;

    // Between two rounds a minute apart most calls have ended. The adapter accepts such a large change only at the second poll.
    protected override IReadOnlyList<string> Round => ["devices", "calls", "calls"];

    protected override IReadOnlyList<PresenceState> MissingStates => _isFieldShape ? [PresenceState.OnHold] : [];

    protected override int PageSize => 5;

    [Fact]
    public async Task Poll_InTheObservedForm_ShowsTheTruth()
    {
        _isFieldShape = true;
        await Simulated.DoAsync("line", new { fieldShape = true });

        await PollThroughTwoBusyHoursAsync();
    }

    private protected override OpenedAccount Open(Dictionary<string, string?> keys, SimulatorTruth truth)
    {
        foreach (var device in truth.DevicesWithOwnMac.Where(d => d.Extension is not null))
        {
            keys[$"Vonage:Devices:{device.DashedMac}"] = device.Extension;
        }

        return new OpenedAccount(Vendor.Vendor, Simulated.Handler, keys, Simulated.Time, [.. truth.Numbers]);
    }

    // Excludes what no list of Vonage shows: calls answered by voicemail, registrations that ended before their estimated expiry, and the assignment
    // of handsets on a shared base.
    protected override bool IsDetermined(ExtensionTruth extension, SimulatorTruth truth)
    {
        var calls = truth.Calls.Where(c => c.To == extension.Number).ToList();
        return extension.Party is not null
            || ((calls.Count == 0 || calls.Exists(c => c.Phase == "Parked"))
                && truth.Devices.Where(d => d.Extension == extension.Number).All(d => d.Registered && truth.DevicesWithOwnMac.Contains(d)));
    }

    // The observed form has no state name for calls on hold.
    protected override (string? Name, PresenceState State, string? Party) Expected(ExtensionTruth extension, SimulatorTruth truth)
    {
        var state = truth.IsInParkedCall(extension) ? PresenceState.OnHold : extension.State;
        return (null, _isFieldShape && state == PresenceState.OnHold ? PresenceState.OnCall : state, extension.Party);
    }

    protected override void ShouldShowDevices(IReadOnlyList<Registration> registrations, SimulatorTruth truth) =>
        registrations.Select(r => r.Key).ShouldBe(truth.Devices.Select(d => $"sydney/{d.DashedMac}").Distinct(), ignoreOrder: true);

    protected override void ShouldShowCalls(IReadOnlyList<Call> calls, SimulatorTruth truth) =>
        calls.Select(c => (c.VendorId, c.From, c.To)).ShouldBe(truth.Calls.Select(c => ((string?)c.Id, c.From, c.To)), ignoreOrder: true);
}
