using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Scenarios.Calls;

/// <summary>A call may have any number of legs. Comparing them must take linear, not quadratic, time.</summary>
public sealed class CallLegCountTests
{
    private const int Legs = 20_000;
    private const long MostBytes = 40L * 1024 * 1024;

    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;

    public CallLegCountTests() => _board = new PresenceStore(_time, "e");

    [Fact]
    public void Call_OfThousandsOfLegs_IsComparedInBoundedMemory()
    {
        _board.Apply(See(TimeSpan.Zero));
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        _board.Apply(See(TimeSpan.FromSeconds(1))).ShouldBeEmpty();
        _board.Apply(See(TimeSpan.FromSeconds(5))).ShouldHaveSingleItem();

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(MostBytes);
    }

    private Observation See(TimeSpan later) => new()
    {
        Account = "sydney",
        Endpoint = "calls",
        At = _time.GetUtcNow(),
        Calls = new ObservedResources<Call>(
            [
                new Call
                {
                    Key = "sydney/1",
                    Account = "sydney",
                    State = PresenceState.OnCall,
                    ObservedAt = _time.GetUtcNow(),
                    Legs = Enumerable.Range(0, Legs).Select(n => new CallLeg
                    {
                        Id = $"leg-{n}",
                        State = PresenceState.OnCall,
                        StartedAt = _time.GetUtcNow() + later,
                    }).ToImmutableArray(),
                },
            ],
            true),
    };
}
