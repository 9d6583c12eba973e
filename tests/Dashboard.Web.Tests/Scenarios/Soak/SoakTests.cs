using System.Diagnostics;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Simulator;
using Dashboard.Simulator.Faults;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Soak;

/// <summary>Six hours of a simulated busy office with random faults; a whole day in a long run.</summary>
[Collection(nameof(Alone))]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;
    private const int Extensions = 12;
    private static readonly int Hours = TestSize.Of(usual: 6, full: 24);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    // Excluded: a row that is hidden for long is correctly removed. Encodings are covered by the contract tests.
    private static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Except([FaultKind.HideRow, FaultKind.Utf16, FaultKind.Compressed])];
    private static readonly int[] Statuses = [400, 401, 403, 404, 406, 409, 422, 429, 500, 502, 503];

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task Day_OfFaults_EndsWithTheTruthAndNothingLeftOver()
    {
        var watch = Stopwatch.StartNew();
        await using var fixture = new SoakFixture(new SimulatorOptions { Extensions = Extensions, AlwaysBusy = true }, TimeSpan.FromSeconds(15));
        await fixture.StartAsync();
        var heap = new List<long>();
        var faults = 0;
        for (var hour = 1; hour <= Hours; hour++)
        {
            for (var minute = 0; minute < 60; minute++)
            {
                faults += await TroubleAsync(fixture);
                await LookOnAsync(fixture);
                await fixture.Driver.RunForAsync(Step);
                SimulatorHost.Vendors.All(v => (hour == 1 && fixture.ExtensionsOf(v) == 0) || fixture.ExtensionsOf(v) == Extensions).ShouldBeTrue($"hour {hour}, minute {minute}");
            }

            heap.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        output.WriteLine($"SOAK seed {Seed}: {fixture.Driver.Polls} polls, {faults} faults, {fixture.Frames} frames read, {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine($"SOAK live heap in MB by hour: {string.Join(" ", heap.Select(b => $"{b / 1e6:0.00}"))}; last to second {(double)heap[^1] / heap[1]:0.000}");
        ((double)heap[^1] / heap[1]).ShouldBeLessThan(1.1);

        await CalmDownAsync(fixture);
        foreach (var vendor in SimulatorHost.Vendors)
        {
            await ShouldShowTheTruthAsync(fixture, vendor);
            (await fixture.TokensAsync(vendor)).ShouldBeLessThanOrEqualTo(1, vendor);
        }

        await fixture.StopAsync();
        fixture.Board.WatcherCount.ShouldBe(0);
        fixture.Streams.ShouldAllBe(f => f.Viewers == 0);
        fixture.Time.ArmedTimers.ShouldBe(0);
    }

    /// <summary>Injects a fault somewhere every few minutes and removes it some minutes later. Now and then a manual retry is requested.</summary>
    private async Task<int> TroubleAsync(SoakFixture fixture)
    {
        if (_random.Next(30) == 0)
        {
            fixture.Driver.Restart();
        }

        if (_random.Next(3) != 0)
        {
            return 0;
        }

        await fixture.SetAsync(SimulatorHost.Vendors[_random.Next(4)], new Fault
        {
            Kind = Kinds[_random.Next(Kinds.Length)],
            For = TimeSpan.FromSeconds(_random.Next(5, 600)),
            Status = Statuses[_random.Next(Statuses.Length)],
            RetryAfter = _random.Next(4) switch { 0 => $"{_random.Next(90)}", 1 => $"date:{_random.Next(90)}", _ => null },
            LaterPagesOnly = _random.Next(4) == 0,
            Value = null,
        });
        return 1;
    }

    private async Task LookOnAsync(SoakFixture fixture)
    {
        if (fixture.Viewers > 0 && _random.Next(2) == 0)
        {
            await fixture.CloseAsync(_random.Next(fixture.Viewers));
        }
        else if (fixture.Viewers < 20)
        {
            fixture.Open(fixture.Streams[_random.Next(fixture.Streams.Count)]);
        }
    }

    /// <summary>Ends faults and traffic, and leaves each vendor with one ringing and one answered call.</summary>
    private static async Task CalmDownAsync(SoakFixture fixture)
    {
        foreach (var vendor in SimulatorHost.Vendors)
        {
            await fixture.ClearAsync(vendor);
            await fixture.DoAsync(vendor, "traffic", new { on = false, clear = true });
            await fixture.DoAsync(vendor, "register", new { });
            var numbers = (await fixture.TruthAsync(vendor)).GetProperty("extensions").EnumerateArray().Select(e => Text(e, "number")).ToList();
            await fixture.DoAsync(vendor, "ring", new { extension = numbers[0], from = "0412345678" });
            await fixture.DoAsync(vendor, "dial", new { extension = numbers[1], to = "0498765432" });
            await fixture.DoAsync(vendor, "answer", new { extension = numbers[1] });
        }

        fixture.Driver.Restart();
        await fixture.Driver.RunForAsync(TimeSpan.FromMinutes(10));

        // One more poll at the time at which the ground truth is read.
        fixture.Driver.Restart();
        await fixture.Driver.RunForAsync(TimeSpan.Zero);
    }

    private static async Task ShouldShowTheTruthAsync(SoakFixture fixture, string vendor)
    {
        fixture.HealthOf(vendor).ShouldBe(AccountHealth.Ok, vendor);
        var truth = await fixture.TruthAsync(vendor);
        var shown = fixture.Rows(fixture.Board.Current.Extensions, vendor).ToDictionary(e => e.Number);
        shown.Values.ShouldAllBe(e => e.LastListedAt == null);
        shown.ToDictionary(e => e.Key, e => $"{e.Value.State} {e.Value.Party}").ShouldBe(
            truth.GetProperty("extensions").EnumerateArray().ToDictionary(e => Text(e, "number")!, e => $"{Text(e, "state")} {Text(e, "party")}"), ignoreOrder: true, customMessage: vendor);
        fixture.Rows(fixture.Board.Current.Calls, vendor).Select(c => (c.From, c.To)).ShouldBe(
            truth.GetProperty("calls").EnumerateArray().Select(c => (Text(c, "from"), Text(c, "to"))), ignoreOrder: true, customMessage: vendor);
        fixture.Rows(fixture.Board.Current.Registrations, vendor).ShouldNotBeEmpty();
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
