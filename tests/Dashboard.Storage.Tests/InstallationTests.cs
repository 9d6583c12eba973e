using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public abstract class InstallationTests(IDatabases databases) : StorageTest(databases)
{
    [Fact]
    public async Task Id_AskedForByManyAtOnce_IsMadeOnceAndStays()
    {
        var installation = new Installation(Database);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => installation.ReadAsync(Bound)));

        ids.Distinct().ShouldHaveSingleItem().ShouldMatch("^[0-9a-f]{12}$");
        (await new Installation(Database).ReadAsync(Bound)).ShouldBe(ids[0]);
    }
}

public sealed class SqliteInstallationTests() : InstallationTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresInstallationTests(PostgresServer server) : InstallationTests(new PostgresDatabases(server));
