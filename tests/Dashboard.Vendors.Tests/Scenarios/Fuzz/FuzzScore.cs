using System.Globalization;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>The statistics of a run.</summary>
internal sealed class FuzzScore(string name)
{
    private const int WarmUp = 100;
    private readonly SortedDictionary<PollFailureKind, int> _failures = [];

    public int Mutations { get; private set; }

    public int Changed { get; private set; }

    public int Observations { get; private set; }

    public int Failures => _failures.Values.Sum();

    public TimeSpan Worst { get; private set; }

    public long WorstBytes { get; private set; }

    public int MostRequests { get; private set; }

    /// <summary>The maximum allocation of a poll: a constant, an amount per request, and a multiple of the response bytes.</summary>
    public static long MostBytes(int requests, long answered) => (512 * 1024) + (64 * 1024L * requests) + (32 * answered);

    public void Made(MutatedAnswer answer)
    {
        Mutations++;
        Changed += answer.IsChanged || answer.Headers.Count > 0 || (int)answer.Status != 200 ? 1 : 0;
    }

    public void Polled(Observation? seen, PollFailure? failure, TimeSpan took, long allocated, int requests)
    {
        Observations += seen is null ? 0 : 1;
        if (failure is not null)
        {
            _failures[failure.Kind] = _failures.GetValueOrDefault(failure.Kind) + 1;
        }

        if (Mutations > WarmUp)
        {
            Worst = took > Worst ? took : Worst;
            WorstBytes = Math.Max(WorstBytes, allocated);
            MostRequests = Math.Max(MostRequests, requests);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {Mutations} mutations ({Changed} changed), {Observations} observations, {string.Join(", ", _failures.Select(f => $"{f.Value} {f.Key}"))}; worst {Worst.TotalMilliseconds:0.0} ms, {WorstBytes / 1024} KB, {MostRequests} requests");
}
