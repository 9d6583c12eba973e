using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

public sealed class JinglSimulatorContractTests : SimulatorContract
{
    protected override ContractVendor Vendor => JinglContractTests.Described;

    protected override IReadOnlyList<string> Round => [JinglAccount.Endpoint];

    [Fact]
    public async Task PlainHttp_Refused_SaysSo()
    {
        await Simulated.DoAsync("line", new { requireHttps = true });

        (await Account.FailAsync(JinglAccount.Endpoint)).Failure.Message.ShouldContain("406");
    }

    protected override (string? Name, PresenceState State, string? Party) Expected(ExtensionTruth extension, SimulatorTruth truth) =>
        (null, extension.State, extension.Party);

    protected override void ShouldShowDevices(IReadOnlyList<Registration> registrations, SimulatorTruth truth) =>
        registrations.Where(r => r.Registered).Select(r => r.Extension).ShouldBe(
            truth.Devices.Where(d => d is { Registered: true, Extension: not null }).Select(d => $"sydney/{d.Extension}").Distinct(), ignoreOrder: true);

    protected override void ShouldShowCalls(IReadOnlyList<Call> calls, SimulatorTruth truth) =>
        calls.SelectMany(c => c.Legs.Select(l => l.Extension!)).ShouldBe(
            truth.Extensions.Where(e => e.State is not (PresenceState.Idle or PresenceState.Offline)).Select(e => $"sydney/{e.Number}"), ignoreOrder: true);
}
