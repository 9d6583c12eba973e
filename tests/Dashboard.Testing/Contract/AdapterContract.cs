using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Simulator;
using Dashboard.Web.Features.Boards.Model;

namespace Dashboard.Testing.Contract;

/// <summary>
/// The contract that every adapter must fulfil under vendor and network faults. Each test runs a real adapter against the simulated vendor
/// over real HTTP and checks the board. A fault affects freshness, never the known states.
/// </summary>
public abstract partial class AdapterContract(ITestOutputHelper output)
{
    private static readonly SimulatorOptions Options = ContractVendor.Options with { Extensions = 12 };

    /// <summary>The adapter under test.</summary>
    protected abstract ContractVendor Vendor { get; }

    /// <summary>Starts the vendor with three active extensions and waits until the board shows them.</summary>
    private async Task<PolledVendor> StartAsync()
    {
        var vendor = await PolledVendor.StartAsync(Vendor, Options);
        await vendor.DoAsync("ring", new { extension = Talking(vendor), from = "0412345678" });
        await vendor.DoAsync("answer", new { extension = Talking(vendor) });
        await vendor.DoAsync("ring", new { extension = Ringing(vendor), from = "0498765432" });
        await vendor.DoAsync("unregister", new { extension = Gone(vendor) });
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(70));
        await ShouldShowTheTruthAsync(vendor);
        (vendor.Tile(Talking(vendor)).State, vendor.Tile(Ringing(vendor)).State).ShouldBe((PresenceState.OnCall, PresenceState.Ringing));
        return vendor;
    }

    private static string Ringing(PolledVendor vendor) => vendor.Numbers[0];

    private static string Talking(PolledVendor vendor) => vendor.Numbers[1];

    private static string Gone(PolledVendor vendor) => vendor.Numbers[2];

    /// <summary>Changes the simulated calls while the fault is active: one call ends, another is answered.</summary>
    private static async Task GoOnAsync(PolledVendor vendor)
    {
        await vendor.DoAsync("hangup", new { extension = Talking(vendor) });
        await vendor.DoAsync("answer", new { extension = Ringing(vendor) });
    }

    /// <summary>Asserts that all data is fresh and correct and that the account is healthy.</summary>
    private async Task ShouldShowTheTruthAsync(PolledVendor vendor)
    {
        vendor.Status.Health.ShouldBe(AccountHealth.Ok, vendor.Status.Worst?.Message);
        var truth = await vendor.TruthAsync();
        vendor.Screen.Tiles.Select(t => t.Number).ShouldBe(vendor.Numbers, ignoreOrder: true);
        vendor.Devices = vendor.Devices == 0 ? vendor.Screen.Registrations.Count : vendor.Devices;
        vendor.Screen.Registrations.Count.ShouldBe(vendor.Devices);
        foreach (var tile in vendor.Screen.Tiles)
        {
            tile.Freshness.ShouldBe(Freshness.Fresh, tile.Number);
            if (!MayDiffer(truth[tile.Number], tile.PhoneState()))
            {
                tile.PhoneState().ShouldBe(truth[tile.Number], tile.Number);
            }
        }
    }

    /// <summary>Asserts that no extension is missing, and that all data shown as fresh is correct or unknown.</summary>
    private async Task ShouldNotLieAsync(PolledVendor vendor)
    {
        var truth = await vendor.TruthAsync();
        vendor.Screen.Tiles.Select(t => t.Number).ShouldBe(vendor.Numbers, ignoreOrder: true);
        vendor.Screen.Registrations.Count.ShouldBe(vendor.Devices, "no device was taken away");
        foreach (var tile in vendor.Screen.Tiles.Where(t => t.Freshness == Freshness.Fresh && t.PhoneState() != PresenceState.Unknown))
        {
            if (!MayDiffer(truth[tile.Number], tile.PhoneState()))
            {
                tile.PhoneState().ShouldBe(truth[tile.Number], $"{tile.Number} is drawn as fresh");
            }
        }
    }

    // Simulated devices flap, and registrations are polled only twice a minute or derived from a lifetime. The choice between idle
    // and offline may therefore lag for a phone without a call.
    private static bool MayDiffer(PresenceState truth, PresenceState shown) =>
        truth is PresenceState.Idle or PresenceState.Offline && shown is PresenceState.Idle or PresenceState.Offline;

    /// <summary>Writes a row of the result table: fault and vendor.</summary>
    private void Tell(string fault, PolledVendor vendor, string shown)
    {
        var tiles = vendor.Screen.Tiles;
        var fresh = string.Join(", ", tiles.GroupBy(t => t.Freshness).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.Describe()}"));
        output.WriteLine($"CONTRACT | {fault} | {Vendor.Name} | {fresh}; {vendor.Status.Health}{shown}");
    }
}
