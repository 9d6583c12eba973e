using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Scenarios.Polling;

/// <summary>Tests the guarantees of the request budget with random traffic, failures and vendor delays: two hours each on a manual clock.</summary>
public sealed class RequestBudgetProperties : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    /// <summary>
    /// An endpoint may wait for its own back-off, at most 72 s with jitter. Then it waits for its turn behind two others. Each of these may meet a full window
    /// and pause the account for as long as a back-off.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(72) + (3 * (Window + TimeSpan.FromSeconds(72)));

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Requests_ForAnyVendorBehaviour_RespectBudgetAndDelaysAndStarveNoEndpoint() => Prop.ForAll(
        (from seed in Gen.Choose(0, int.MaxValue - 1)
         from budget in Gen.Elements(6, 10, 30, 60, 240)
         from trouble in Gen.Choose(0, 100)
         from slow in Gen.Elements(true, false)
         from pages in Gen.Choose(1, 8)
         select new Case(seed, budget, trouble, slow, pages)).ToArbitrary(),
        Hold).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private void Hold(Case c)
    {
        var time = new ManualTimeProvider();
        var rateLimiter = new RequestRateLimiter(c.Budget, time);
        var vendor = new RandomVendor(new Random(c.Seed), rateLimiter, time, c.Trouble, c.SlowDown, c.Pages);
        using var account = new PolledAccount("a", "Test", vendor, new PollOptions(), AccountDirectory.Empty, rateLimiter, new Random(c.Seed).NextDouble);
        var poll = new EndpointPoller(new PresenceStore(time, "e"), time, _services.GetRequiredService<PollMetrics>(), NullLogger<EndpointPoller>.Instance);
        var start = time.GetUtcNow();
        DeterministicScheduler.RunUntil(() => account.Endpoints.Select(e => LoopAsync(poll, account, e, time)), time, start + Length);

        var sent = vendor.Sent;
        sent.Count.ShouldBeGreaterThan(50);
        for (var i = c.Budget; i < sent.Count; i++)
        {
            (sent[i].At - sent[i - c.Budget].At).ShouldBeGreaterThanOrEqualTo(Window, $"{c}: request {i} is one too many in 60 s");
        }

        foreach (var (from, until) in vendor.Quiets)
        {
            sent.ShouldNotContain(s => s.At > from && s.At < until, $"{c}: the vendor asked for quiet from {from:T} to {until:T}");
        }

        foreach (var endpoint in account.Endpoints)
        {
            var own = sent.Where(s => s.Endpoint == endpoint.Endpoint.Name).Select(s => s.At).Prepend(start).Append(start + Length);
            own.Zip(own.Skip(1), (a, b) => b - a).Max().ShouldBeLessThan(Patience, $"{c}: {endpoint.Endpoint.Name} starves");
        }
    }

    private static async Task LoopAsync(EndpointPoller poll, PolledAccount account, PolledEndpoint endpoint, TimeProvider time)
    {
        while (await poll.RunAsync(account, endpoint, CancellationToken.None) is { } wait)
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), time);
        }
    }

    /// <param name="Seed">The seed of the random numbers.</param>
    /// <param name="Budget">Requests per minute.</param>
    /// <param name="Trouble">The percentage of requests that fail.</param>
    /// <param name="SlowDown">Whether all failures are requests to slow down.</param>
    /// <param name="Pages">The maximum number of pages of a list.</param>
    private sealed record Case(int Seed, int Budget, int Trouble, bool SlowDown, int Pages);
}
