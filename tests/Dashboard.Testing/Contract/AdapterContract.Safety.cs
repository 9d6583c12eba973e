using System.Diagnostics;
using System.Text;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Contract;

public abstract partial class AdapterContract
{
    /// <summary>Cancelling a poll ends it at once even if the vendor does not respond.</summary>
    [Theory]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.Drip)]
    public async Task Poll_CancelledInMidCall_EndsWithinASecond(FaultKind silence)
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = silence });
        using var stop = new CancellationTokenSource();
        var poll = vendor.Source.PollAsync(vendor.Source.Endpoints[0], stop.Token);
        await Eventually.HoldsAsync(() => vendor.Held > 0, TimeSpan.FromSeconds(10), "the vendor keeps it waiting");

        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(poll.WaitAsync(TimeSpan.FromSeconds(10)));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    /// <summary>No fault exposes a secret, even if the vendor's error response quotes the request.</summary>
    [Fact]
    public async Task Secrets_ThroughEveryFault_StandInNothingThatIsLetOut()
    {
        await using var vendor = await StartAsync();
        var secrets = new HashSet<string>(SecretsOf(vendor)) { "sip-secret-of", "sip-user-" };
        var echoes = new[] { 200, 400, 401, 403, 404, 422, 429, 500 }.Select(s => new Fault { Kind = FaultKind.Echo, Status = s });
        foreach (var fault in Lost.Values.Select(l => l.Fault).Concat(Understood.Values).Concat(Doubtful.Values).Concat(echoes))
        {
            secrets.UnionWith(await vendor.TokensAsync());
            await vendor.SetAsync(new Fault { Kind = FaultKind.DropTokens });
            await vendor.SetAsync(fault);
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(20));
            vendor.LetOut();
            await vendor.ClearAsync();
            vendor.Driver.Restart();
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(10));
        }

        vendor.LetOut().Count.ShouldBeGreaterThan(500);
        secrets.Count.ShouldBeGreaterThan(Vendor.HasToken ? 10 : 3);
        foreach (var secret in secrets)
        {
            vendor.Sink.Find(secret).ShouldBeNull();
        }

        output.WriteLine($"CONTRACT | secrets | {Vendor.Name} | {secrets.Count} secrets searched for in {vendor.Sink.Count} texts: none found");
    }

    private static IEnumerable<string> SecretsOf(PolledVendor vendor)
    {
        foreach (var (key, value) in vendor.Keys.Where(k => k.Key is "Password" or "ClientSecret" or "Token"))
        {
            yield return value!;
            yield return Uri.EscapeDataString(value!);
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{vendor.Keys.GetValueOrDefault("Username")}:{value}"));
        }
    }
}
