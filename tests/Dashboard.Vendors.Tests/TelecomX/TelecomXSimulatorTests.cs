using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Simulator;
using Dashboard.Vendors.TelecomX;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests the adapter against the simulated Telecom X over real HTTP.</summary>
public sealed class TelecomXSimulatorTests : IAsyncLifetime
{
    private static readonly SimulatorOptions Options = new() { Extensions = 90, AlwaysBusy = true };

    private SimulatedVendor _vendor = null!;
    private OpenedAccount _account = null!;

    public ValueTask InitializeAsync()
    {
        _vendor = SimulatedVendor.Start("telecomx", Options);
        _account = Open(Options.TelecomXPassword);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _vendor.DisposeAsync();
    }

    // Over 46 minutes, so that the token is renewed meanwhile.
    [Fact]
    public async Task Poll_ThroughABusyHour_SeesWhatIsTrue()
    {
        for (var i = 0; i < 120; i++)
        {
            _vendor.Time.Advance(TimeSpan.FromSeconds(23));
            var truth = await _vendor.TruthAsync();
            var calls = await _account.PollAsync("calls");
            var phones = await _account.PollAsync("sipphones");
            var employees = await _account.PollAsync("employees");

            foreach (var seen in new[] { calls, phones, employees })
            {
                seen.BadRows.ShouldBe(0);
                seen.UnknownValues.ShouldBeEmpty();
            }

            AssertExtensions(employees, truth);
            AssertPhones(phones, truth);
            AssertCalls(calls, truth);
        }
    }

    [Fact]
    public async Task Calls_Forbidden_LeaveTheWordsOfTheEmployees()
    {
        await _vendor.DoAsync("line", new { forbidCalls = true });

        (await _account.PollAsync("calls")).Calls.ShouldBeNull();

        _account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeFalse();
        await _account.PollAsync("sipphones");
        AssertExtensions(await _account.PollAsync("employees"), await _vendor.TruthAsync(), withParty: false);
    }

    [Fact]
    public async Task Password_Wrong_IsRejected()
    {
        using var account = Open("another");

        (await account.FailAsync("employees")).Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
    }

    private static void AssertExtensions(Observation seen, JsonElement truth, bool withParty = true)
    {
        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Select(r => (r.Number, r.Name, r.State, withParty ? r.Party : null)).ShouldBe(
            truth.GetProperty("extensions").EnumerateArray().Select(e =>
                (Text(e, "number")!, Text(e, "name"), Enum.Parse<PresenceState>(Text(e, "state")!), withParty ? Text(e, "party") : null)),
            ignoreOrder: true);
    }

    private static void AssertPhones(Observation seen, JsonElement truth)
    {
        seen.Registrations!.Complete.ShouldBeTrue();
        seen.Registrations.Rows.Select(r => (r.Key, r.Extension, r.Registered)).ShouldBe(
            truth.GetProperty("devices").EnumerateArray().Select(d =>
                ($"sydney/{Text(d, "id")}", Text(d, "extension") is { } number ? $"sydney/{number}" : null, d.GetProperty("registered").GetBoolean())),
            ignoreOrder: true);
        var ends = truth.GetProperty("devices").EnumerateArray().ToDictionary(d => $"sydney/{Text(d, "id")}", d => d.GetProperty("expires").GetDateTimeOffset());
        seen.Registrations.Rows.Where(r => r.Registered).ShouldAllBe(r => (ends[r.Key] - r.ExpiresAt!.Value).Duration() <= TimeSpan.FromSeconds(2));
    }

    private static void AssertCalls(Observation seen, JsonElement truth)
    {
        var ours = truth.GetProperty("extensions").EnumerateArray().Select(e => Text(e, "number")).ToHashSet();
        seen.Calls!.Complete.ShouldBeTrue();
        seen.Calls.Rows.Select(c => (c.From, c.To, c.StartedAt)).ShouldBe(
            truth.GetProperty("calls").EnumerateArray().Where(c => ours.Contains(Text(c, "from")) || ours.Contains(Text(c, "to")))
                .Select(c => (Text(c, "from"), Text(c, "to"), (DateTimeOffset?)c.GetProperty("started").GetDateTimeOffset())),
            ignoreOrder: true);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private OpenedAccount Open(string password) => new(new TelecomXVendor(), _vendor.Handler, new Dictionary<string, string?>
    {
        ["BaseAddress"] = _vendor.Address,
        ["Username"] = Options.TelecomXUsername,
        ["Password"] = password,

        // Small, so that the list has several pages.
        ["TelecomX:PageSize"] = "40",
    }, _vendor.Time);
}
