using System.Diagnostics;
using Dashboard.Storage.Audit;
using Dashboard.Testing;
using Microsoft.Data.Sqlite;

namespace Dashboard.Storage.Tests.Scenarios.Outages;

/// <summary>An unavailable database reports what a user can do about it.</summary>
[Collection(PostgresCollection.Name)]
public sealed class DatabaseOutageTests(PostgresServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-lost");
    private readonly ManualTimeProvider _time = new();
    private static CancellationToken Bound => new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Server_ThatIsStopped_IsSaidAndIsFoundAgain()
    {
        await using var database = new Database(new StorageOptions(StorageProvider.PostgreSql, await server.CreateAsync()), _time);
        await database.OpenAsync(Bound);
        var log = LogOf(database);
        await log.AppendAsync(Entry, Bound);

        await server.StopAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        await log.AppendAsync(Entry, Bound).ShouldThrowAsync<StorageException>();
        database.Status.Problem.ShouldNotBeNull().ShouldContain("cannot be reached");
        database.Status.Since.ShouldBe(_time.GetUtcNow());

        await server.StartAsync();
        await Eventually.HoldsAsync(() => TryAsync(log), TimeSpan.FromSeconds(30), "the server that was started again takes a row");
        database.Status.Problem.ShouldBeNull();
        (await log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task File_WrittenByHundredsAtOnce_TakesEveryRow()
    {
        await using var database = new Database(Sqlite("busy.db"), _time);
        var log = LogOf(database);

        await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => log.AppendAsync(Entry, Bound)));

        (await log.VerifyAsync(Bound)).Rows.ShouldBe(600);
        database.Status.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task File_ThatAnotherProgramHoldsLocked_IsSaidAndIsWrittenOnceItIsFree()
    {
        var settings = Sqlite("locked.db");
        await using var database = new Database(settings, _time);
        await database.OpenAsync(Bound);
        await using var other = new SqliteConnection(settings.ConnectionString);
        await other.OpenAsync();
        await using var held = other.BeginTransaction();

        var told = await LogOf(database).AppendAsync(Entry, Bound).ShouldThrowAsync<StorageException>();
        told.Message.ShouldContain("locked by another program");
        // Readers do not wait for a writer. The failed write is still reported.
        (await LogOf(database).ReadAsync(new AuditFilter(), Bound)).ShouldBeEmpty();
        database.Status.Problem.ShouldNotBeNull().ShouldContain("locked");

        var written = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TryAsync(LogOf(database))));
        written.ShouldAllBe(isWritten => !isWritten);

        await held.RollbackAsync();
        await database.ProbeAsync(Bound);
        database.Status.Problem.ShouldBeNull();
    }

    [Fact]
    [Trait("Category", "Performance")]
    public async Task File_ThatAnotherProgramHoldsLocked_IsSaidWithinSeconds()
    {
        var settings = Sqlite("locked.db");
        await using var database = new Database(settings, _time);
        await database.OpenAsync(Bound);
        await using var other = new SqliteConnection(settings.ConnectionString);
        await other.OpenAsync();
        await using var held = other.BeginTransaction();

        var watch = Stopwatch.StartNew();
        (await TryAsync(LogOf(database))).ShouldBeFalse();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));

        // Of many writers one waits, and the others fail at once.
        watch.Restart();
        var written = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TryAsync(LogOf(database))));
        written.ShouldAllBe(isWritten => !isWritten);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task File_TakenAwayAndPutBack_IsTheOneThatIsWrittenThen()
    {
        var settings = Sqlite("moved.db");
        var file = Path.Combine(_folder.FullName, "moved.db");
        await using var database = new Database(settings, _time);
        await database.OpenAsync(Bound);
        var log = LogOf(database);
        await log.AppendAsync(Entry, Bound);
        // The latest transactions may still be in the write-ahead log beside the file.
        var parts = Directory.GetFiles(_folder.FullName, "moved.db*");
        foreach (var part in parts)
        {
            File.Copy(part, $"{part}.away");
            File.Delete(part);
        }

        (await log.AppendAsync(Entry, Bound).ShouldThrowAsync<StorageException>()).Message.ShouldContain("gone");
        File.Exists(file).ShouldBeFalse();
        foreach (var part in parts)
        {
            File.Move($"{part}.away", part);
        }

        await log.AppendAsync(Entry, Bound);
        await using var again = new Database(settings, _time);
        (await LogOf(again).VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
        (await LogOf(again).ReadAsync(new AuditFilter(), Bound)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task File_WithNoRoomLeft_SaysFullAndLosesNothing()
    {
        var settings = Sqlite("full.db");
        await using var database = new Database(settings, _time);
        await database.OpenAsync(Bound);
        var log = LogOf(database);
        await log.AppendAsync(Entry, Bound);
        // The file cannot grow, as on a full disk.
        var told = await database.WriteAsync<int>(
            async work =>
            {
                await work.ExecuteAsync("PRAGMA max_page_count = 1");
                for (var n = 0; n < 10_000; n++)
                {
                    await work.ExecuteAsync("INSERT INTO protection_key (name, xml, created_at) VALUES (@n, @x, 1)", new { n = $"{n}", x = new string('x', 1000) });
                }

                return 0;
            },
            Bound).ShouldThrowAsync<StorageException>();
        told.Message.ShouldContain("full");
        SqliteConnection.ClearAllPools();
        (await log.VerifyAsync(Bound)).Rows.ShouldBe(1);
        // A successful read must not clear the write failure.
        database.Status.Problem.ShouldNotBeNull().ShouldContain("full");
        await database.ProbeAsync(Bound);
        database.Status.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task File_ThatIsNoDatabase_SaysDamaged()
    {
        var settings = Sqlite("damaged.db");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "damaged.db"), new string('?', 8192));
        await using var database = new Database(settings, _time);
        (await database.OpenAsync(Bound).ShouldThrowAsync<StorageException>()).Message.ShouldContain("damaged");
    }

    [Theory]
    [InlineData("Host=/nowhere-at-all;Username=u;Password=hunter2secret", "cannot be reached")]
    [InlineData("this is no connection string", "cannot be read")]
    public async Task Server_ThatIsNotThere_IsSaidWithoutThePassword(string connection, string words)
    {
        await using var database = new Database(new StorageOptions(StorageProvider.PostgreSql, connection), _time);
        var told = await database.OpenAsync(Bound).ShouldThrowAsync<StorageException>();
        told.Message.ShouldContain(words);
        told.ToString().ShouldNotContain("hunter2secret");
    }

    private static AuditEntry Entry { get; } = new("jane", "::1", "signed in", "", "");

    private AuditLog LogOf(Database database) => new(database, _time, new AuditKeyFile(Path.Combine(_folder.FullName, "audit-key")));

    private StorageOptions Sqlite(string file) => new(StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, file)}");

    private static async Task<bool> TryAsync(AuditLog log)
    {
        try
        {
            await log.AppendAsync(Entry, Bound);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
