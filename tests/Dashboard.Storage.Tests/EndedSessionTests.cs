using Dashboard.Storage.People;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public abstract class EndedSessionTests(IDatabases databases) : StorageTest(databases)
{
    [Fact]
    public async Task Session_Ended_IsKnownUntilItsCookieHasExpired()
    {
        var ended = new EndedSessions(Database, Time);
        await ended.EndAsync("one", TimeSpan.FromDays(7), Bound);
        await ended.EndAsync("one", TimeSpan.FromDays(7), Bound);

        (await ended.IsEndedAsync("one", Bound)).ShouldBeTrue();
        (await ended.IsEndedAsync("two", Bound)).ShouldBeFalse();

        Time.Advance(TimeSpan.FromDays(6));
        (await ended.PruneAsync(Bound)).ShouldBe(0);
        Time.Advance(TimeSpan.FromDays(1));
        await ended.EndAsync("two", TimeSpan.FromDays(7), Bound);
        (await ended.PruneAsync(Bound)).ShouldBe(1);
        (await ended.IsEndedAsync("one", Bound)).ShouldBeFalse();
        (await ended.IsEndedAsync("two", Bound)).ShouldBeTrue();
    }
}

public sealed class SqliteEndedSessionTests() : EndedSessionTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresEndedSessionTests(PostgresServer server) : EndedSessionTests(new PostgresDatabases(server));
