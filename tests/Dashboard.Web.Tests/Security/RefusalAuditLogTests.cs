using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Testing;
using Dashboard.Web.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Security;

public sealed class RefusalAuditLogTests : IAsyncLifetime
{
    private static readonly CancellationToken Bound = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Database _database;
    private readonly AuditLog _log;
    private readonly AuditWriter _writer;
    private readonly RefusalAuditLog _refusals;

    public RefusalAuditLogTests()
    {
        _database = new Database(new StorageOptions(StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.Path, "refusals.db")}"), _time);
        _log = new AuditLog(_database, _time, new AuditKeyFile(Path.Combine(_folder.Path, "audit-key")));
        _writer = new AuditWriter(_log);
        _refusals = new RefusalAuditLog(new AuditLogger(_writer, NullLogger<AuditLogger>.Instance), _time);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _refusals.Dispose();
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Note_ASeries_IsOneRowAndItsCountOnceItEnds()
    {
        for (var n = 0; n < 1000; n++)
        {
            await NoteAsync("10.0.0.1");
        }

        (await DetailsAsync()).ShouldBe(["too many tries"]);
        _time.Advance(RefusalAuditLog.Pause - TimeSpan.FromSeconds(1));
        _refusals.WriteEnded();
        (await DetailsAsync()).Count.ShouldBe(1, "it may go on");
        _time.Advance(TimeSpan.FromSeconds(1));
        _refusals.WriteEnded();

        (await DetailsAsync()).ShouldBe(["too many tries", "too many tries; 999 more until 2026-11-21 06:00:00 UTC"]);
        await NoteAsync("10.0.0.1");
        (await DetailsAsync()).Count.ShouldBe(3, "another series begins with a row");
    }

    [Fact]
    public async Task Note_ASeriesThatDoesNotEnd_IsCountedInPieces()
    {
        for (var n = 0; n < 31; n++)
        {
            await NoteAsync("10.0.0.1");
            _time.Advance(TimeSpan.FromSeconds(30));
            _refusals.WriteEnded();
        }

        (await DetailsAsync()).ShouldBe(["too many tries", "too many tries; 29 more until 2026-11-21 06:14:30 UTC", "too many tries"]);
    }

    [Fact]
    public async Task Add_FromMoreAddressesThanTheLimit_IsCountedTogetherInBoundedMemory()
    {
        for (var n = 0; n < 3 * RefusalAuditLog.MaxSeriesCount; n++)
        {
            await NoteAsync($"address {n}");
        }

        await _refusals.StopAsync(Bound);
        var rows = await _log.ReadAsync(new AuditFilter { MaxRows = 1000, Actor = "various" }, Bound);
        rows.ShouldHaveSingleItem().Entry.Detail.ShouldStartWith($"refusals without a row of their own; {2 * RefusalAuditLog.MaxSeriesCount} more until ");
        (await _log.ReadAsync(new AuditFilter { MaxRows = 1 }, Bound))[0].Number.ShouldBe(RefusalAuditLog.MaxSeriesCount + 1);
    }

    [Fact]
    public async Task Stop_WithASeriesThatGoesOn_WritesItsCount()
    {
        await NoteAsync("10.0.0.1");
        await NoteAsync("10.0.0.1");
        await NoteAsync("10.0.0.2");

        await _refusals.StopAsync(Bound);

        (await DetailsAsync()).Count(d => d.Contains("1 more", StringComparison.Ordinal)).ShouldBe(1);
        (await DetailsAsync()).Count.ShouldBe(3);
    }

    private Task NoteAsync(string series) => _refusals.LogAsync(series, new AuditEntry("jane", series, "was kept from signing in", "", "too many tries"));

    // Writes an entry first, so that all earlier entries of the writer are in the log.
    private async Task<IReadOnlyList<string>> DetailsAsync()
    {
        await _writer.WriteAsync(new AuditEntry("test", "", "looked", "", ""));
        return [.. (await _log.ReadAsync(new AuditFilter { MaxRows = 1000, Actor = "jane" }, Bound)).OrderBy(r => r.Number).Select(r => r.Entry.Detail)];
    }
}
