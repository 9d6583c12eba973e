using Dashboard.Storage.Audit;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public abstract class AuditTests(IDatabases databases) : StorageTest(databases)
{
    private AuditLog Log => new(Database, Time);

    [Fact]
    public async Task Append_ByManyAtOnce_IsOneChainWithoutAGap()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Log.AppendAsync(Entry($"person {n}"), Bound)));

        var verdict = await Log.VerifyAsync(Bound);
        verdict.BrokenAt.ShouldBeNull();
        verdict.Rows.ShouldBe(40);
        (await Log.ReadAsync(new AuditFilter { Most = 1 }, Bound)).Single().Hash.ShouldBe(verdict.LastHash);
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'somebody else' WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 5", 5)]
    [InlineData("DELETE FROM audit WHERE number = 2", 3)]
    [InlineData("UPDATE audit SET what = what || subject, subject = '' WHERE number = 4", 4)]
    [InlineData("INSERT INTO audit SELECT 7, at, who, address, what, subject, detail, hash FROM audit WHERE number = 6", 7)]
    public async Task Verify_ALogThatSomebodyTouched_NamesTheFirstRowThatDoesNotFollow(string touch, long at)
    {
        for (var n = 0; n < 6; n++)
        {
            await Log.AppendAsync(Entry("jane"), Bound);
        }

        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
        await ExecuteAsync(touch);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBe(at);
    }

    [Fact]
    public async Task Append_WhateverSomebodyTyped_IsKeptAndFollows()
    {
        string[] hostile = ["<script>alert(1)</script>", "a\0b", "\ud800", "\u202Egnp.exe", "=HYPERLINK(1)", new('x', 10_000), "😀", new string('y', 999) + "😀"];
        foreach (var text in hostile)
        {
            await Log.AppendAsync(new AuditEntry(text, "::1", "tried to sign in", text, text), Bound);
        }

        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.BrokenAt.ShouldBeNull(), v => v.Rows.ShouldBe(hostile.Length));
        (await Log.ReadAsync(new AuditFilter { Who = "😀" }, Bound)).Single().Entry.Subject.ShouldBe("😀");
    }

    [Theory]
    [InlineData("of 100%", "1 3")]
    [InlineData("OF 100%", "1 3")]
    [InlineData("%", "1 3")]
    [InlineData("_", "2")]
    [InlineData("!", "3")]
    [InlineData("10.0.0.7", "2")]
    [InlineData("nowhere", "")]
    [InlineData("", "1 2 3")]
    public async Task Read_ByText_FindsItAsItStandsInAnyOfThem(string text, string rows)
    {
        await Log.AppendAsync(new AuditEntry("jane", "::1", "did", "", "of 100%"), Bound);
        await Log.AppendAsync(new AuditEntry("jane", "10.0.0.7", "did", "a_b", ""), Bound);
        await Log.AppendAsync(new AuditEntry("of 100%!", "::1", "undid", "", ""), Bound);

        string.Join(' ', (await Log.ReadAsync(new AuditFilter { Text = text }, Bound)).Select(r => r.Number).Order()).ShouldBe(rows);
        (await Log.KindsAsync(Bound)).ShouldBe(["did", "undid"]);
    }

    [Fact]
    public async Task Read_Filtered_IsNewestFirstAndPaged()
    {
        foreach (var who in new[] { "jane", "john", "jane", "jane" })
        {
            await Log.AppendAsync(Entry(who), Bound);
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        (await Log.ReadAsync(new AuditFilter { Who = "jane", Most = 2 }, Bound)).Select(r => r.Number).ShouldBe([4L, 3L]);
        (await Log.ReadAsync(new AuditFilter { Who = "jane", Before = 3 }, Bound)).Select(r => r.Number).ShouldBe([1L]);
        (await Log.ReadAsync(new AuditFilter { From = Time.GetUtcNow() - TimeSpan.FromMinutes(2.5) }, Bound)).Select(r => r.Number).ShouldBe([4L, 3L]);
        (await Log.ReadAsync(new AuditFilter { What = "nothing" }, Bound)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Prune_OldRows_LeavesAChainThatStartsWhereTheyEnded()
    {
        foreach (var who in new[] { "jane", "john", "joan", "jack" })
        {
            await Log.AppendAsync(Entry(who), Bound);
            Time.Advance(TimeSpan.FromDays(1));
        }

        (await Log.PruneAsync(Time.GetUtcNow() - TimeSpan.FromDays(2.5), Bound)).ShouldBe(2);
        (await Log.PruneAsync(Time.GetUtcNow() - TimeSpan.FromDays(2.5), Bound)).ShouldBe(0);

        (await Log.ReadAsync(new AuditFilter(), Bound)).Select(r => (r.Number, r.Entry.Who)).ShouldBe([(5L, "Presence Dashboard"), (4L, "jack"), (3L, "joan")]);
        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.BrokenAt.ShouldBeNull(), v => v.Rows.ShouldBe(5));
        (await Log.AppendAsync(Entry("jane"), Bound)).Number.ShouldBe(6);
        (await Log.PruneAsync(Time.GetUtcNow() + TimeSpan.FromDays(1), Bound)).ShouldBe(3);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE number < 5; UPDATE audit_start SET number = 4, hash = (SELECT hash FROM audit WHERE number = 5)", 5)]
    [InlineData("DELETE FROM audit_start", 3)]
    [InlineData("DELETE FROM audit WHERE number = 3", 4)]
    public async Task Verify_APrunedLogWhoseStartSomebodyMoved_IsBroken(string touch, long at)
    {
        for (var n = 0; n < 6; n++)
        {
            await Log.AppendAsync(Entry("jane"), Bound);
            Time.Advance(TimeSpan.FromDays(1));
        }

        await Log.PruneAsync(Time.GetUtcNow() - TimeSpan.FromDays(4.5), Bound);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
        await ExecuteAsync(touch);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBe(at);
    }

    [Fact]
    public async Task Verify_AStartMovedToARowThatFollows_IsNotProven()
    {
        await Log.AppendAsync(Entry("jane"), Bound);
        await Log.AppendAsync(Entry("john"), Bound);
        await Log.AppendAsync(Entry("jack"), Bound);

        await ExecuteAsync("INSERT INTO audit_start (number, hash) SELECT number, hash FROM audit WHERE number = 1; DELETE FROM audit WHERE number = 1");

        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBe(2);
    }

    private static AuditEntry Entry(string who) => new(who, "127.0.0.1", "signed in", "subject", "detail");
}

public sealed class SqliteAuditTests() : AuditTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresAuditTests(PostgresServer server) : AuditTests(new PostgresDatabases(server));
