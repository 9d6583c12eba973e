using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Simulator;
using Dashboard.Web.Features.Boards.Model;

namespace Dashboard.Testing.Contract;

/// <summary>
/// What every adapter must keep, whatever its vendor or the line to it does. Each test holds a real adapter against the
/// simulated vendor over real HTTP and looks at the board: a fault changes what is known about freshness, never what was
/// known about phones.
/// </summary>
public abstract partial class AdapterContract(ITestOutputHelper output)
{
    /// <summary>Secrets of letters and digits alone: a filter for odd characters would let them through.</summary>
    private static readonly SimulatorOptions Options = new()
    {
        Extensions = 12,
        Traffic = false,
        JinglPassword = "jinglpassword7413",
        TelecomXPassword = "telecomxpassword8524",
        VonagePassword = "vonagepassword9635",
        VonageClientSecret = "vonageclientsecret1746",
        VoipNowClientSecret = "voipnowclientsecret2857",
    };

    /// <summary>The adapter.</summary>
    protected abstract ContractVendor Vendor { get; }

    /// <summary>Three extensions that do something, the others free or offline; seen by the board.</summary>
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

    /// <summary>The world goes on while nobody can see it: one call ends, another is answered.</summary>
    private static async Task GoOnAsync(PolledVendor vendor)
    {
        await vendor.DoAsync("hangup", new { extension = Talking(vendor) });
        await vendor.DoAsync("answer", new { extension = Ringing(vendor) });
    }

    /// <summary>Everything is fresh, as it is, and the account is well.</summary>
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

    /// <summary>Nobody is missing, and what is drawn as fresh is true, or owned to be unknown.</summary>
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

    // Devices come and go by themselves in the simulator too, and registrations are asked for twice a minute, or guessed
    // from a lifetime: whether a phone without a call is free or offline may lag.
    private static bool MayDiffer(PresenceState truth, PresenceState shown) =>
        truth is PresenceState.Idle or PresenceState.Offline && shown is PresenceState.Idle or PresenceState.Offline;

    /// <summary>A line of the table fault × vendor.</summary>
    private void Tell(string fault, PolledVendor vendor, string shown)
    {
        var tiles = vendor.Screen.Tiles;
        var fresh = string.Join(", ", tiles.GroupBy(t => t.Freshness).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.Describe()}"));
        output.WriteLine($"CONTRACT | {fault} | {Vendor.Name} | {fresh}; {vendor.Status.Health}{shown}");
    }
}
