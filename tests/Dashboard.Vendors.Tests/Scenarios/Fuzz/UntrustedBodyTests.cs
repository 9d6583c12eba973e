using System.Diagnostics;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Tests that the adapter responds to any body with an observation or a typed failure, within its limits.</summary>
public sealed class UntrustedBodyTests(RecordedAnswers recorded, ITestOutputHelper output) : IClassFixture<RecordedAnswers>
{
    private const int Seed = 20261121;
    private static readonly int Mutations = TestSize.Of(usual: 2_000, full: 10_000);

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Answer_MutatedManyTimes_YieldsAnObservationOrATypedFailure(string name)
    {
        var started = Stopwatch.GetTimestamp();
        using var run = new FuzzRun(FuzzTarget.All.Single(t => t.Name == name), recorded, Seed);
        await run.RunAsync(0, Mutations);

        output.WriteLine($"{run.Score}; {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s in all");
        run.Faults.ShouldBeEmpty(string.Join("\n\n", run.Faults));

        // Both successes and failures must occur: otherwise nothing would be tested.
        run.Score.Mutations.ShouldBe(Mutations);
        run.Score.Changed.ShouldBeGreaterThan(Mutations * 9 / 10);
        run.Score.Observations.ShouldBeGreaterThan(Mutations / 10);
        run.Score.Failures.ShouldBeGreaterThan(Mutations / 10);
    }
}
