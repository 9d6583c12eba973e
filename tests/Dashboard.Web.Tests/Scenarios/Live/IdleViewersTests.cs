using System.Diagnostics;

namespace Dashboard.Web.Tests.Scenarios.Live;

/// <summary>What viewers cost that do nothing but watch a board of the demo.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Performance")]
public sealed class IdleViewersTests(ITestOutputHelper output)
{
    private const double MostPerViewer = 0.06;
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Host_WithFiveThousandIdleViewers_HoldsLittleForEach()
    {
        const int Viewers = 5000;
        using var folder = new TemporaryFolder();
        await using var host = new HostRun(folder.Path, null, "--urls", "http://127.0.0.1:0");
        var address = await host.ListeningAsync();
        await Task.Delay(Starting, TimeProvider.System);
        var before = host.Memory;

        var watch = Stopwatch.StartNew();
        await using var crowd = new ViewerCrowd(address, "everyone");
        await crowd.JoinAsync(Viewers);
        var joined = watch.Elapsed;
        await Task.Delay(Watching, TimeProvider.System);

        var each = (host.Memory - before) / Viewers;
        output.WriteLine($"{Viewers} viewers joined in {joined.TotalSeconds:0} s; {before:0} to {host.Memory:0} MB, {each:0.0000} MB each; {crowd.Received / Viewers / 1000} KB received by each");
        crowd.Open.ShouldBe(Viewers);
        crowd.Received.ShouldBeGreaterThan(Viewers * 10_000L);
        each.ShouldBeLessThan(MostPerViewer);
    }
}
