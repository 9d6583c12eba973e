using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors.Configuration;
using Dashboard.Vendors.Tests.Testing;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Verifies that the fuzz test detects faults and names their cause.</summary>
public sealed class FuzzHarnessTests(RecordedAnswers recorded) : IClassFixture<RecordedAnswers>
{
    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Mutator_SameSeedAndNumber_MakesTheSameAnswer(string name)
    {
        var one = new Mutator(7, recorded.Of(name));
        var other = new Mutator(7, recorded.Of(name));
        var another = new Mutator(8, recorded.Of(name));

        Enumerable.Range(0, 200).ShouldAllBe(n => one.Make(n).Body.SequenceEqual(other.Make(n).Body));
        Enumerable.Range(0, 200).Count(n => one.Make(n).Body.SequenceEqual(another.Make(n).Body)).ShouldBeLessThan(20);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Adapter_GivenTheRecordedAnswers_SeesThem(string name)
    {
        var target = FuzzTarget.All.Single(t => t.Name == name);
        using var handler = new FuzzHandler(target, recorded);
        for (var opening = 0; opening < 4; opening++)
        {
            using var account = target.Open(recorded, handler, new(), opening);
            foreach (var endpoint in account.Source.Endpoints)
            {
                handler.Begin(null);
                account.Time.Advance(target.Step);
                var seen = await account.PollAsync(endpoint.Name);

                (seen.BadRows, seen.UnknownValues.Length).ShouldBe((0, 0));
            }
        }
    }

    [Fact]
    public async Task Run_AdapterThrowsSomethingElse_NamesSeedNumberAndBody()
    {
        var polls = 0;
        var faults = await FaultsAsync(at => polls++ == 0 ? See(at, "101") : throw new InvalidOperationException("unreadable"));

        faults.ShouldHaveSingleItem().ShouldContain("jingl-list, seed 7, mutation 0: InvalidOperationException: unreadable");
        faults[0].ShouldContain("bytes:");
    }

    [Fact]
    public async Task Run_KeyTwice_IsAFault() => (await FaultsAsync(at => See(at, "101", "101")))[0].ShouldContain("key 'sydney/101' once");

    [Fact]
    public async Task Run_ControlCharacter_IsAFault() => (await FaultsAsync(at => See(at, "10\0")))[0].ShouldContain("control character");

    [Fact]
    public async Task Run_HalfACharacter_IsAFault() => (await FaultsAsync(at => See(at, "10\ud83d")))[0].ShouldContain("whole characters");

    [Fact]
    public async Task Run_ManyBytesForFew_IsAFault() => (await FaultsAsync(at =>
    {
        _ = new byte[8 * 1024 * 1024];
        return See(at, "101");
    }))[0].ShouldContain("allocated");

    [Fact]
    public async Task Run_WaitWithoutEnd_IsAFault() =>
        (await FaultsAsync(_ => throw new PollException(new PollFailure(PollFailureKind.Throttled, "Wait.", TimeSpan.MaxValue))))[0].ShouldContain("a wait of");

    private static Observation See(DateTimeOffset at, params string[] numbers) => new()
    {
        Account = "sydney",
        Endpoint = "handsetstatus",
        At = at,
        Extensions = new ObservedResources<ExtensionPresence>(
            [.. numbers.Select(n => new ExtensionPresence { Account = "sydney", Number = n, State = PresenceState.Idle, ObservedAt = at })], true),
    };

    private async Task<List<string>> FaultsAsync(Func<DateTimeOffset, Observation> poll)
    {
        using var run = new FuzzRun(new FuzzTarget(new StandIn(poll), Routes.JinglList, "handsetstatus"), recorded, 7);
        await run.RunAsync(0, 3);
        return run.Faults;
    }

    private sealed class StandIn(Func<DateTimeOffset, Observation> poll) : IVendor
    {
        public string Name => "StandIn";

        public IReadOnlyList<ConfigurationKey> Keys => [];

        public IEnumerable<string> Validate(IConfigurationSection account) => [];

        public IVendorSource Open(IConfigurationSection account, AccountContext context) => new Source(poll, context.Time);

        private sealed class Source(Func<DateTimeOffset, Observation> poll, TimeProvider time) : IVendorSource
        {
            public Capabilities Capabilities => Capabilities.None;

            public IReadOnlyList<VendorEndpoint> Endpoints { get; } = [new("handsetstatus", ResourceKinds.Presence)];

            public Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken) =>
                Task.FromResult(poll(time.GetUtcNow()));

            public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) => Task.FromResult(CommandResult.Refused("It has no commands."));

            public void Dispose()
            {
                // Nothing to dispose.
            }
        }
    }
}
