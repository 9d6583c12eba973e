using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.VoipNow;

public sealed class VoipNowSimulatorContractTests : SimulatorContract
{
    protected override ContractVendor Vendor => VoipNowContractTests.Described;

    protected override IReadOnlyList<string> Round => ["calls", "presence"];

    protected override (string? Name, PresenceState State, string? Party) Expected(ExtensionTruth extension, SimulatorTruth truth) =>
        (null, truth.IsInParkedCall(extension) ? PresenceState.OnHold : extension.State, extension.Party);

    protected override void ShouldShowDevices(IReadOnlyList<Registration> registrations, SimulatorTruth truth) =>
        registrations.Where(r => r.Registered).Select(r => (r.Extension, r.ExpiresAt)).ShouldBe(
            truth.Devices.Where(d => d is { Registered: true, Extension: not null }).Select(d => ((string?)$"sydney/{d.Extension}", (DateTimeOffset?)d.Expires)),
            ignoreOrder: true);

    // A call that the voicemail of an extension answered is on no phone, which the extension's presence shows. The vendor no longer lists it.
    protected override void ShouldShowCalls(IReadOnlyList<Call> calls, SimulatorTruth truth)
    {
        var busy = truth.Extensions.Select(e => ((string?)e.Number, e.Party)).ToHashSet();
        calls.Select(c => (c.VendorId, c.From, c.To)).ShouldBe(
            truth.Calls.Where(c => c.Phase == "Parked" || busy.Contains((c.From, c.To)) || busy.Contains((c.To, c.From)))
                .Select(c => ((string?)c.Id.Replace("-", "", StringComparison.Ordinal), c.From, c.To)),
            ignoreOrder: true);
    }
}
