using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Testing;
using Dashboard.Web.Live;

namespace Dashboard.Web.Tests.Live;

public sealed class DisplayConnectionRegistryTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly DisplayStore _store;
    private readonly DisplayConnectionRegistry _registry;

    public DisplayConnectionRegistryTests()
    {
        _database = new Database(new StorageOptions(StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.Path, "displays.db")}"), _time);
        _store = new DisplayStore(_database);
        _registry = new DisplayConnectionRegistry(_store, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void GetStatus_OfAConnectedDisplay_HasItsAddress()
    {
        _registry.Enter("c1", "lobby", "10.0.0.7");

        _registry.GetStatus("lobby").ShouldBe(DisplayStatus.None with { Address = "10.0.0.7" });
        _registry.GetStatus("hall").ShouldBeNull();
    }

    [Fact]
    public void GetStatus_AfterTheConnectionWasClosed_IsNull()
    {
        _registry.Enter("c1", "lobby", "10.0.0.7");
        _registry.Leave("c1");
        _registry.Leave("unknown");

        _registry.GetStatus("lobby").ShouldBeNull();
    }

    [Fact]
    public async Task GetStatus_OfTwoConnections_IsThatOfTheLatestFrame()
    {
        _registry.Enter("c1", "lobby", "10.0.0.7");
        _registry.Enter("c2", "lobby", "10.0.0.8");
        await _registry.RecordRenderedAsync("c2");
        _registry.GetStatus("lobby")!.Address.ShouldBe("10.0.0.8");
        _time.Advance(TimeSpan.FromSeconds(1));

        await _registry.RecordRenderedAsync("c1");

        _registry.GetStatus("lobby").ShouldBe(new DisplayStatus("10.0.0.7", "", "", _time.GetUtcNow()));
    }

    [Theory]
    [InlineData(1920, 1080, "abc123", true)]
    [InlineData(1, 1, "", true)]
    [InlineData(32_767, 32_767, "0123456789012345678901234567890123456789", true)]
    [InlineData(0, 1080, "abc123", false)]
    [InlineData(1920, -1, "abc123", false)]
    [InlineData(32_768, 1080, "abc123", false)]
    [InlineData(1920, 32_768, "abc123", false)]
    [InlineData(1920, 1080, "01234567890123456789012345678901234567890", false)]
    [InlineData(1920, 1080, "<script>", false)]
    [InlineData(1920, 1080, "a b", false)]
    [InlineData(1920, 1080, "é", false)]
    public void Report_OfAViewportAndABuild_IsKeptWhenItIsPlausible(int width, int height, string build, bool isKept)
    {
        _registry.Enter("c1", "lobby", "10.0.0.7");

        _registry.Report("c1", width, height, build);

        _registry.GetStatus("lobby").ShouldBe(isKept ? new DisplayStatus("10.0.0.7", $"{width}×{height}", build, null) : new DisplayStatus("10.0.0.7", "", "", null));
    }

    [Fact]
    public async Task Report_OfAnUnknownConnection_IsIgnored()
    {
        _registry.Report("c1", 1920, 1080, "abc123");
        await _registry.RecordRenderedAsync("c1");

        _registry.GetStatus("lobby").ShouldBeNull();
    }

    [Fact]
    public async Task RecordRendered_WithinThirtySeconds_UpdatesTheStoreOnce()
    {
        var display = await PairAsync();
        _registry.Enter("c1", display, "10.0.0.7");
        _registry.Report("c1", 1920, 1080, "abc123");
        var first = _time.GetUtcNow();
        await _registry.RecordRenderedAsync("c1");
        (await StoredAsync()).ShouldBe(new DisplayStatus("10.0.0.7", "1920×1080", "abc123", first));

        _time.Advance(DisplayConnectionRegistry.BetweenNotes - TimeSpan.FromMilliseconds(1));
        await _registry.RecordRenderedAsync("c1");
        (await StoredAsync()).PaintedAt.ShouldBe(first);
        _registry.GetStatus(display)!.PaintedAt.ShouldBe(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await _registry.RecordRenderedAsync("c1");
        (await StoredAsync()).PaintedAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task RecordRendered_OfAnotherConnectionOfTheDisplay_SharesTheInterval()
    {
        var display = await PairAsync();
        _registry.Enter("c1", display, "10.0.0.7");
        await _registry.RecordRenderedAsync("c1");
        _registry.Leave("c1");
        _registry.Enter("c2", display, "10.0.0.8");

        await _registry.RecordRenderedAsync("c2");

        (await StoredAsync()).Address.ShouldBe("10.0.0.7");
    }

    [Fact]
    public async Task RecordRendered_WithoutADatabase_KeepsTheStatus()
    {
        await using var unavailable = new Database(new StorageOptions(StorageProvider.Sqlite, "Data Source=/proc/none/displays.db"), _time);
        var registry = new DisplayConnectionRegistry(new DisplayStore(unavailable), _time);
        registry.Enter("c1", "lobby", "10.0.0.7");

        await registry.RecordRenderedAsync("c1");

        registry.GetStatus("lobby")!.PaintedAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public void Cut_OfADisplay_CancelsAllItsConnectionsAndNoOthers()
    {
        _registry.Enter("c1", "lobby", "10.0.0.7");
        _registry.Enter("c2", "lobby", "10.0.0.7");
        _registry.Enter("c3", "hall", "10.0.0.9");
        var tokens = new[] { "c1", "c2", "c3", "unknown" }.Select(_registry.CutOf).ToList();

        _registry.Cut("lobby");
        _registry.Cut("unknown");

        tokens.Select(t => t.IsCancellationRequested).ShouldBe([true, true, false, false]);
    }

    [Fact]
    public void Cut_AfterAReport_CancelsTheTokenThatWasReturnedBefore()
    {
        _registry.Enter("c1", "lobby", "10.0.0.7");
        var token = _registry.CutOf("c1");
        _registry.Report("c1", 1920, 1080, "abc123");

        _registry.Cut("lobby");

        token.IsCancellationRequested.ShouldBeTrue();
    }

    private async Task<string> PairAsync()
    {
        var codes = new PairingCodeStore(_database, _time);
        var offer = await codes.CreateAsync("10.0.0.1", CancellationToken.None);
        return (await codes.RedeemAsync(offer!.Code, "Lobby", "sales", CancellationToken.None))!.Id;
    }

    private async Task<DisplayStatus> StoredAsync() => (await _store.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Status;
}
