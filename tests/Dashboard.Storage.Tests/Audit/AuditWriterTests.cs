using Dashboard.Storage.Audit;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Audit;

public abstract class AuditWriterTests(IDatabases databases) : StorageTest(databases)
{
    private const long LockName = 0x41_75_64_69;

    private AuditLog Log => new(Database, Time, Keys);

    [Fact]
    public async Task Write_ByManyAtOnce_ReturnsEachItsRowOfOneChain()
    {
        await using var writer = new AuditWriter(Log);
        var rows = await Task.WhenAll(Enumerable.Range(0, 2000).Select(n => writer.WriteAsync(Entry($"person {n}"))));

        rows.Select(r => r.Number).Order().ShouldBe(Enumerable.Range(1, 2000).Select(n => (long)n));
        rows.Select((r, n) => (r.Entry.Actor, $"person {n}")).ShouldAllBe(p => p.Item1 == p.Item2);
        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.BrokenAt.ShouldBeNull(), v => v.Rows.ShouldBe(2000));
    }

    [Fact]
    public async Task TryWrite_OfMoreThanFit_TakesNoMoreAndHoldsUpNoAct()
    {
        await using var writer = new AuditWriter(Log);
        var held = new TaskCompletionSource();
        var holding = new TaskCompletionSource();
        // Another transaction holds the lock. The writer's transaction waits for it, and further entries queue.
        var other = Database.WriteAsync(
            async work =>
            {
                await work.LockAsync(LockName);
                holding.SetResult();
                await held.Task;
            },
            Bound);
        await holding.Task;
        var first = writer.WriteAsync(Entry("first"));
        var taken = new List<Task<AuditRow>>();
        for (var n = 0; n < 5000; n++)
        {
            if (writer.TryWrite(Entry($"stranger {n}"), out var row))
            {
                taken.Add(row);
            }
        }

        var act = writer.WriteAsync(Entry("jane"));

        taken.Count.ShouldBeInRange(AuditWriter.MaxRefusals, AuditWriter.MaxRefusals + 32);
        held.SetResult();
        await other;
        await Task.WhenAll(taken);

        // At least one transaction began without the action. The next one contains it, ahead of most rejected requests.
        (await act).Number.ShouldBeLessThan(100);
        (await first).Entry.Actor.ShouldBe("first");
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task Dispose_WithRowsThatWait_WritesThemAndTakesNoMore()
    {
        var writer = new AuditWriter(Log);
        var rows = Enumerable.Range(0, 300).Select(n => writer.WriteAsync(Entry($"person {n}"))).ToList();
        writer.TryWrite(Entry("stranger"), out var row).ShouldBeTrue();
        rows.Add(row);
        await writer.DisposeAsync();

        (await Task.WhenAll(rows).WaitAsync(Bound)).Length.ShouldBe(301);
        await writer.WriteAsync(Entry("late")).ShouldThrowAsync<StorageException>();
        writer.TryWrite(Entry("late"), out _).ShouldBeFalse();
        (await Log.VerifyAsync(Bound)).Rows.ShouldBe(301);
    }

    private static AuditEntry Entry(string who) => new(who, "127.0.0.1", "signed in", "", "");
}

public sealed class SqliteAuditWriterTests() : AuditWriterTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresAuditWriterTests(PostgresServer server) : AuditWriterTests(new PostgresDatabases(server));
