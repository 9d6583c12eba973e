using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Live;

[Collection(nameof(Alone))]
public sealed class PresenceHubTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));
    private HubHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _bound.Dispose();
    }

    [Fact]
    public async Task Watch_NewViewer_GetsASnapshotThenWhatChanged()
    {
        _host.See(2, PresenceState.Idle);
        await using var viewer = await ViewerAsync();

        var snapshot = await viewer.NextFrameAsync(_bound.Token);
        snapshot.GetProperty("kind").GetString().ShouldBe("snapshot");
        snapshot.GetProperty("board").GetProperty("title").GetString().ShouldBe("Everyone");
        snapshot.GetProperty("extensions").GetArrayLength().ShouldBe(2);
        snapshot.GetProperty("accounts")[0].GetProperty("health").GetString().ShouldBe("Ok");

        _host.See(1, PresenceState.Ringing, "0412341234");
        var delta = await viewer.NextFrameAsync(_bound.Token, "delta");
        delta.GetProperty("epoch").GetString().ShouldBe(snapshot.GetProperty("epoch").GetString());
        var rows = delta.GetProperty("extensions").EnumerateArray().ToDictionary(e => e.GetProperty("key").GetString()!);
        var row = rows["sydney/100"];
        row.TryGetProperty("lastListedAt", out _).ShouldBeFalse();
        rows["sydney/101"].GetProperty("lastListedAt").GetString().ShouldNotBeNull("it was not listed, which is not yet believed");
        row.GetProperty("state").GetString().ShouldBe("Ringing");
        row.GetProperty("party").GetString().ShouldBe("0412341234");
        delta.GetProperty("removed").GetProperty("extensions").GetArrayLength().ShouldBe(0);

        _host.See(1, PresenceState.Ringing, "0412341234");
        delta = await viewer.NextFrameAsync(_bound.Token, "delta");
        delta.GetProperty("removed").GetProperty("extensions").EnumerateArray().Select(e => e.GetString()).ShouldBe(["sydney/101"]);
        delta.GetProperty("seen").GetProperty("sydney").GetProperty("presence").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Watch_NothingHappens_BeatsSayThatItWasLookedAt()
    {
        _host.See(1, PresenceState.Idle);
        await using var viewer = await ViewerAsync();
        var first = await viewer.NextFrameAsync(_bound.Token);

        _host.See(1, PresenceState.Idle);
        var beat = await viewer.NextFrameAsync(_bound.Token);

        beat.GetProperty("kind").GetString().ShouldBe("beat");
        beat.GetProperty("version").GetInt64().ShouldBe(first.GetProperty("version").GetInt64());
        Seen(beat).ShouldBeGreaterThan(Seen(first));
    }

    [Fact]
    public async Task Watch_UnknownBoard_IsAnErrorThatNamesIt()
    {
        await using var viewer = await HubSocket.ConnectAsync(_host.Address, _bound.Token);
        await viewer.WatchAsync("nowhere", _bound.Token);

        using var answer = JsonDocument.Parse(await viewer.NextMessageAsync(_bound.Token));
        answer.RootElement.GetProperty("error").GetString()!.ShouldContain("nowhere");
    }

    [Fact]
    public async Task Watch_ViewersInStep_GetTheSameBytes()
    {
        _host.See(3, PresenceState.Idle);
        await using var one = await ViewerAsync();
        await using var two = await ViewerAsync();
        await one.NextFrameAsync(_bound.Token, "snapshot");
        await two.NextFrameAsync(_bound.Token, "snapshot");

        // The first delta may start from a version older than the viewers' snapshots. From the second on both receive the same deltas.
        for (var i = 0; i < 3; i++)
        {
            _host.See(3, i % 2 == 0 ? PresenceState.Ringing : PresenceState.OnCall);
            var seen = await NextDeltaTextAsync(one);
            seen.ShouldBe(await NextDeltaTextAsync(two));
        }
    }

    [Fact]
    public async Task Watch_ViewerThatReadsSlowly_GetsFewerLargerFramesAndTheSameBoard()
    {
        const int Before = 20;
        const int Changes = 80;
        var filler = new string('x', 2_000);
        _host.See(500, PresenceState.Idle, filler);
        await using var fast = await ViewerAsync();
        await using var slow = await ViewerAsync(receiveBuffer: 8 * 1024);
        var (fastHas, slowHas) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        Take(fastHas, await fast.NextFrameAsync(_bound.Token, "snapshot"));
        Take(slowHas, await slow.NextFrameAsync(_bound.Token, "snapshot"));
        var before = 0L;
        JsonElement last = default;
        for (var i = 0; i < Changes; i++)
        {
            // Each change affects one third only, so that a viewer that skips a change without compensation stays wrong.
            var third = i;
            _host.See(500, _ => PresenceState.OnCall, n => filler + (third - ((third - n) % 3)));
            last = await fast.NextFrameAsync(_bound.Token, "delta");
            Take(fastHas, last);
            // By then the fixed allocations of the board, the sockets and the test exist.
            before = i == Before ? GC.GetTotalMemory(forceFullCollection: true) : before;
        }

        // One frame has about 0.3 MB. If frames were queued for the slow viewer, all of them would be retained.
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        grown.ShouldBeLessThan((Changes - Before) * 350_000L / 2);

        var frames = 0;
        JsonElement frame;
        do
        {
            frame = await slow.NextFrameAsync(_bound.Token, "delta");
            Take(slowHas, frame);
            frames++;
        }
        while (frame.GetProperty("version").GetInt64() < last.GetProperty("version").GetInt64());

        frames.ShouldBeLessThan(Changes);
        slowHas.OrderBy(r => r.Key).ShouldBe(fastHas.OrderBy(r => r.Key));
    }

    [Fact]
    public async Task Viewer_ThatVanishes_IsGoneWithinSeconds()
    {
        await using var viewer = await ViewerAsync();
        await viewer.NextFrameAsync(_bound.Token, "snapshot");
        _host.Stream.Viewers.ShouldBe(1);

        viewer.Abort();

        await Eventually.HoldsAsync(() => _host.Stream.Viewers == 0, TimeSpan.FromSeconds(5), "the viewer is forgotten");
    }

    private static void Take(Dictionary<string, string> has, JsonElement frame)
    {
        foreach (var row in frame.GetProperty("extensions").EnumerateArray())
        {
            has[row.GetProperty("key").GetString()!] = row.GetProperty("state").GetString() + row.GetProperty("party").GetString();
        }
    }

    private static DateTimeOffset Seen(JsonElement frame) =>
        frame.GetProperty("seen").GetProperty("sydney").GetProperty("presence").GetDateTimeOffset();

    private async Task<string> NextDeltaTextAsync(HubSocket viewer)
    {
        while (true)
        {
            var text = await viewer.NextMessageAsync(_bound.Token);
            if (text.Contains("\"delta\"", StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    private async Task<HubSocket> ViewerAsync(int receiveBuffer = 0)
    {
        var viewer = await HubSocket.ConnectAsync(_host.Address, _bound.Token, receiveBuffer);
        await viewer.WatchAsync("everyone", _bound.Token);
        return viewer;
    }
}
