using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;

namespace Dashboard.Vendors.Tests.TelecomX;

public sealed class TelecomXSimulatorContractTests : SimulatorContract
{
    private bool _isCallListForbidden;

    protected override ContractVendor Vendor => TelecomXContractTests.Described;

    protected override IReadOnlyList<string> Round => ["calls", "sipphones", "employees"];

    [Fact]
    public async Task Calls_Forbidden_LeaveTheStatesOfTheEmployees()
    {
        _isCallListForbidden = true;
        await Simulated.DoAsync("line", new { forbidCalls = true });

        var seen = await PollAsync();

        seen.Calls.ShouldBeNull();
        Account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeFalse();
        ShouldShowExtensions(seen, await Simulated.TruthAsync());
    }

    // An extension with several calls shows the other party of the first one, which is not always the call of its state.
    protected override bool IsDetermined(ExtensionTruth extension, SimulatorTruth truth) => truth.CallsOf(extension.Number).Take(2).Count() < 2;

    protected override (string? Name, PresenceState State, string? Party) Expected(ExtensionTruth extension, SimulatorTruth truth) =>
        (extension.Name, extension.State, _isCallListForbidden ? null : extension.Party);

    protected override void ShouldShowDevices(IReadOnlyList<Registration> registrations, SimulatorTruth truth)
    {
        registrations.Select(r => (r.Key, r.Extension, r.Registered)).ShouldBe(
            truth.Devices.Select(d => ($"sydney/{d.Id}", d.Extension is { } number ? $"sydney/{number}" : null, d.Registered)), ignoreOrder: true);
        var ends = truth.Devices.ToDictionary(d => $"sydney/{d.Id}", d => d.Expires);
        registrations.Where(r => r.Registered).ShouldAllBe(r => (ends[r.Key] - r.ExpiresAt!.Value).Duration() <= TimeSpan.FromSeconds(2));
    }

    protected override void ShouldShowCalls(IReadOnlyList<Call> calls, SimulatorTruth truth) => calls.Select(c => (c.From, c.To, c.StartedAt)).ShouldBe(
        truth.Calls.Where(c => truth.Numbers.Contains(c.From) || truth.Numbers.Contains(c.To)).Select(c => (c.From, c.To, (DateTimeOffset?)c.Started)),
        ignoreOrder: true);
}
