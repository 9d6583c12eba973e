using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Users;

public abstract class RevokedSessionStoreTests(IDatabases databases) : StorageTest(databases)
{
    [Fact]
    public async Task Session_Ended_IsKnownUntilItsCookieHasExpired()
    {
        var ended = new RevokedSessionStore(Database, Time);
        await ended.RevokeAsync("one", TimeSpan.FromDays(7), Bound);
        await ended.RevokeAsync("one", TimeSpan.FromDays(7), Bound);

        (await ended.IsRevokedAsync("one", Bound)).ShouldBeTrue();
        (await ended.IsRevokedAsync("two", Bound)).ShouldBeFalse();

        Time.Advance(TimeSpan.FromDays(6));
        (await ended.PruneAsync(Bound)).ShouldBe(0);
        Time.Advance(TimeSpan.FromDays(1));
        await ended.RevokeAsync("two", TimeSpan.FromDays(7), Bound);
        (await ended.PruneAsync(Bound)).ShouldBe(1);
        (await ended.IsRevokedAsync("one", Bound)).ShouldBeFalse();
        (await ended.IsRevokedAsync("two", Bound)).ShouldBeTrue();
    }
}

public sealed class SqliteRevokedSessionStoreTests() : RevokedSessionStoreTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresRevokedSessionStoreTests(PostgresServer server) : RevokedSessionStoreTests(new PostgresDatabases(server));
