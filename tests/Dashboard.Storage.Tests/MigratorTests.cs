using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public abstract class MigratorTests(IDatabases databases) : StorageTest(databases)
{
    private readonly IDatabases _databases = databases;

    [Fact]
    public async Task Open_ADatabaseThatIsUpToDate_ChangesNothing()
    {
        var before = await AppliedAsync(Database);
        Time.Advance(TimeSpan.FromDays(1));
        await using var again = new Database(Settings, Time);
        await again.OpenAsync(Bound);

        (await AppliedAsync(again)).ShouldBe(before);
        before.Count.ShouldBe(Migrator.All.Count);
        Migrator.All.Select(m => m.Number).ShouldBe(Enumerable.Range(1, Migrator.All.Count).Select(n => (long)n));
    }

    [Fact]
    public async Task Open_TenNodesStartingTogether_ApplyEachStepOnce()
    {
        var settings = await _databases.CreateAsync();
        var nodes = Enumerable.Range(0, 10).Select(_ => new Database(settings, Time)).ToList();
        await Task.WhenAll(nodes.Select(n => Task.Run(() => n.OpenAsync(Bound))));

        (await AppliedAsync(nodes[0])).Count.ShouldBe(Migrator.All.Count);
        nodes.ShouldAllBe(n => n.Status.Problem == null);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_ANewerDatabase_IsRefusedAndLeftAlone()
    {
        await ExecuteAsync("INSERT INTO migration (number, name, applied_at) VALUES (9000, 'of-next-year', 1)");
        await using var older = new Database(Settings, Time);
        var refused = await older.OpenAsync(Bound).ShouldThrowAsync<StorageException>();

        refused.Message.ShouldContain("newer version (9000)");
        older.Status.Problem.ShouldBe(refused.Message);
        (await AppliedAsync(Database)).Count.ShouldBe(Migrator.All.Count + 1);
    }

    [Fact]
    public async Task Write_ThatFailsHalfway_LeavesNothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("INSERT INTO protection_key (name, xml, created_at) VALUES ('a', 'b', 1)");
                throw new InvalidOperationException("halfway");
            },
            Bound));
        (await new DataProtectionKeyStore(Database, Time).ListAsync(Bound)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<string>> AppliedAsync(Database database) =>
        database.ReadAsync(work => work.ListAsync<string>("SELECT number || ' ' || applied_at FROM migration ORDER BY number"), Bound);
}

public sealed class SqliteMigratorTests() : MigratorTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresMigratorTests(PostgresServer server) : MigratorTests(new PostgresDatabases(server));
